namespace Mainspring.Server.Mlflow.Datasets.Requests;

internal sealed record DeleteEvaluationRecords
{
    public required string DatasetId { get; init; }

    public IReadOnlyList<string>? DatasetRecordIds { get; init; }
}
