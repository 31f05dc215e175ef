namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>A page of records in the order in which they were added.</summary>
/// <param name="Records">The records.</param>
/// <param name="Next">The number to ask the next page with, or null when this is the last one.</param>
public sealed record EvaluationRecordPage(IReadOnlyList<EvaluationRecord> Records, long? Next);
