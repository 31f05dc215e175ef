namespace Mainspring.Server.Mlflow.Datasets.Requests;

internal sealed record ChangeEvaluationDatasetExperiments
{
    public required string DatasetId { get; init; }

    public IReadOnlyList<string>? ExperimentIds { get; init; }
}
