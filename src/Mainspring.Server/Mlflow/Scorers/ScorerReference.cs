namespace Mainspring.Server.Mlflow.Scorers;

/// <summary>A scorer, or one version of it.</summary>
internal sealed record ScorerReference
{
    public required string ExperimentId { get; init; }

    public required string Name { get; init; }

    public int? Version { get; init; }
}
