namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>A logged model that a run made.</summary>
internal sealed record ModelOutputEntity
{
    public required string ModelId { get; init; }

    public long Step { get; init; }
}
