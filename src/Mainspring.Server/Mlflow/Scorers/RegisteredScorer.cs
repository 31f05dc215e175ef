using Mainspring.Lifecycle.Tracking.Scorers;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Scorers;

/// <summary>The version that a registration made.</summary>
internal sealed record RegisteredScorer(int Version, string ScorerId, string ExperimentId, string Name, string SerializedScorer, long CreationTime)
{
    public static RegisteredScorer Of(ScorerVersion scorer) =>
        new(scorer.Version, scorer.ScorerId, MlflowIds.Text(scorer.ExperimentId), scorer.Name, scorer.Serialized, scorer.CreatedAt.ToUnixTimeMilliseconds());
}
