namespace Mainspring.Server.Mlflow.Datasets.Requests;

internal sealed record ReadEvaluationRecords
{
    public required string DatasetId { get; init; }

    public int? MaxResults { get; init; }

    public string? PageToken { get; init; }
}
