namespace Mainspring.Server.Mlflow.Inputs;

internal sealed record LogInputs
{
    public required string RunId { get; init; }

    public IReadOnlyList<DatasetInputEntity>? Datasets { get; init; }

    public IReadOnlyList<ModelInputEntity>? Models { get; init; }
}
