namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>A page of evaluation data sets.</summary>
/// <param name="Datasets">The sets in the order that was asked for.</param>
/// <param name="More">Whether others follow.</param>
public sealed record EvaluationDatasetPage(IReadOnlyList<EvaluationDataset> Datasets, bool More);
