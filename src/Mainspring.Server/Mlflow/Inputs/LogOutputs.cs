namespace Mainspring.Server.Mlflow.Inputs;

internal sealed record LogOutputs
{
    public required string RunId { get; init; }

    public IReadOnlyList<ModelOutputEntity>? Models { get; init; }
}
