namespace Mainspring.Server.Mlflow.Datasets.Requests;

internal sealed record DeleteEvaluationDatasetTag
{
    public required string DatasetId { get; init; }

    public required string Key { get; init; }
}
