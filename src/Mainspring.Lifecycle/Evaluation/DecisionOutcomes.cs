namespace Mainspring.Lifecycle.Evaluation;

/// <summary>The names of outcomes.</summary>
public static class DecisionOutcomes
{
    /// <summary>The name of an outcome on the wire and in stores.</summary>
    public static string NameOf(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Promote => "promote",
        DecisionOutcome.NonInferior => "non_inferior",
        DecisionOutcome.RollBack => "roll_back",
        _ => "keep_collecting",
    };
}
