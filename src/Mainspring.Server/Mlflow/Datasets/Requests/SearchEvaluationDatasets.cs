namespace Mainspring.Server.Mlflow.Datasets.Requests;

internal sealed record SearchEvaluationDatasets
{
    public IReadOnlyList<string>? ExperimentIds { get; init; }

    public string? FilterString { get; init; }

    public int? MaxResults { get; init; }

    public IReadOnlyList<string>? OrderBy { get; init; }

    public string? PageToken { get; init; }
}
