namespace Mainspring.Server.Mlflow.Scorers;

internal sealed record ListScorers
{
    public string? ExperimentId { get; init; }

    public IReadOnlyList<string>? ExperimentIds { get; init; }

    /// <summary>The experiments that are meant, in whichever of the two ways they were named.</summary>
    public IReadOnlyList<string> Experiments() => string.IsNullOrEmpty(ExperimentId) ? ExperimentIds ?? [] : [ExperimentId];
}
