namespace Mainspring.Client.Datasets;

/// <summary>What came of asking for a training.</summary>
/// <param name="Status"><c>started</c> or <c>not_needed</c>.</param>
/// <param name="Message">A sentence.</param>
/// <param name="RunId">The run of the pipeline; null when none was started.</param>
/// <param name="Dataset">The version of the data set that it learns from, as <c>iris@v2</c>; null when there are no samples.</param>
/// <param name="Rows">Its rows; null when there are no samples.</param>
/// <param name="NewSamples">How many samples it learns from that no training had.</param>
public sealed record RetrainAnswer(string Status, string Message, string? RunId, string? Dataset, long? Rows, long NewSamples);
