using Mainspring.Lifecycle.Tracking.Scorers;

namespace Mainspring.Server.Mlflow.Scorers;

/// <summary>One version of a scorer.</summary>
internal sealed record ScorerEntity
{
    public required long ExperimentId { get; init; }

    public required string ScorerName { get; init; }

    public required int ScorerVersion { get; init; }

    public required string SerializedScorer { get; init; }

    public required long CreationTime { get; init; }

    public required string ScorerId { get; init; }

    public static ScorerEntity Of(ScorerVersion scorer) => new()
    {
        ExperimentId = scorer.ExperimentId,
        ScorerName = scorer.Name,
        ScorerVersion = scorer.Version,
        SerializedScorer = scorer.Serialized,
        CreationTime = scorer.CreatedAt.ToUnixTimeMilliseconds(),
        ScorerId = scorer.ScorerId,
    };
}
