using Mainspring.Lifecycle.Tracking.Scorers;

namespace Mainspring.Server.Mlflow.Scorers;

/// <summary>Versions of scorers.</summary>
internal sealed record ScorersAnswer(IReadOnlyList<ScorerEntity> Scorers)
{
    public static ScorersAnswer Of(IReadOnlyList<ScorerVersion> scorers) => new([.. scorers.Select(ScorerEntity.Of)]);
}
