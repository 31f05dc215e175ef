namespace Mainspring.Server.Mlflow.Datasets.Requests;

internal sealed record SetEvaluationDatasetTags
{
    public required string DatasetId { get; init; }

    public required string Tags { get; init; }
}
