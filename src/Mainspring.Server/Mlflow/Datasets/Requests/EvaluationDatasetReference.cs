namespace Mainspring.Server.Mlflow.Datasets.Requests;

internal sealed record EvaluationDatasetReference
{
    public required string DatasetId { get; init; }
}
