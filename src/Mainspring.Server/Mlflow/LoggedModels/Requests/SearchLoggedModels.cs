namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

internal sealed record SearchLoggedModels
{
    public IReadOnlyList<string>? ExperimentIds { get; init; }

    public string? Filter { get; init; }

    public IReadOnlyList<SearchedDataset>? Datasets { get; init; }

    public int? MaxResults { get; init; }

    public IReadOnlyList<SearchOrder>? OrderBy { get; init; }

    public string? PageToken { get; init; }
}
