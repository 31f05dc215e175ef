namespace Mainspring.Lifecycle.Evaluation;

/// <summary>What the evidence says should become of a candidate.</summary>
public enum DecisionOutcome
{
    /// <summary>It is not decided yet; or, when the test is over, no difference was shown.</summary>
    KeepCollecting,

    /// <summary>The candidate is better by more than the margin.</summary>
    Promote,

    /// <summary>The candidate is not worse by more than was allowed.</summary>
    NonInferior,

    /// <summary>The candidate is worse, or broke a guardrail.</summary>
    RollBack,
}
