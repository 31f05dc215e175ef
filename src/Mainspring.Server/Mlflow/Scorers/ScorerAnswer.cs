namespace Mainspring.Server.Mlflow.Scorers;

/// <summary>One version of a scorer.</summary>
internal sealed record ScorerAnswer(ScorerEntity Scorer);
