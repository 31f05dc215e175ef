namespace Mainspring.Lifecycle.Training;

/// <summary>One rule of the gate, such as <c>roc_auc >= 0.83</c>.</summary>
/// <param name="Text">The rule as it is written.</param>
/// <param name="Metric">The metric of the held-out rows.</param>
/// <param name="Comparison">How it must compare.</param>
/// <param name="Threshold">With what.</param>
public sealed record GateRule(string Text, string Metric, GateComparison Comparison, double Threshold)
{
    /// <summary>Whether a value satisfies the rule; NaN never does.</summary>
    public bool IsMetBy(double value) => Comparison switch
    {
        GateComparison.AtLeast => value >= Threshold,
        GateComparison.Above => value > Threshold,
        GateComparison.AtMost => value <= Threshold,
        _ => value < Threshold,
    };
}
