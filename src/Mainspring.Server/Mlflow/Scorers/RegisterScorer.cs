namespace Mainspring.Server.Mlflow.Scorers;

internal sealed record RegisterScorer
{
    public required string ExperimentId { get; init; }

    public required string Name { get; init; }

    public required string SerializedScorer { get; init; }
}
