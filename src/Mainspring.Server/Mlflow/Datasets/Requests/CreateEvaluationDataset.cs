namespace Mainspring.Server.Mlflow.Datasets.Requests;

internal sealed record CreateEvaluationDataset
{
    public required string Name { get; init; }

    public IReadOnlyList<string>? ExperimentIds { get; init; }

    public string? Tags { get; init; }
}
