namespace Mainspring.Server.Mlflow.Datasets.Requests;

internal sealed record UpsertEvaluationRecords
{
    public required string DatasetId { get; init; }

    public required string Records { get; init; }
}
