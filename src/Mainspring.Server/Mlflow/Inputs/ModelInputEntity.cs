namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>A logged model that went into a run.</summary>
internal sealed record ModelInputEntity
{
    public required string ModelId { get; init; }
}
