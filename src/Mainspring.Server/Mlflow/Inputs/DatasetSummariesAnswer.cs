namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>The data that runs of some experiments used.</summary>
internal sealed record DatasetSummariesAnswer(IReadOnlyList<DatasetSummaryEntity> DatasetSummaries);
