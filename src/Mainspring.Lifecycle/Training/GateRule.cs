namespace Mainspring.Lifecycle.Training;

/// <summary>One rule of the gate, such as <c>roc_auc >= 0.83</c>, <c>roc_auc >= champion - 0.005</c> or <c>slice(SeniorCitizen).roc_auc >= 0.75</c>.</summary>
/// <param name="Text">The rule as it is written.</param>
/// <param name="Metric">The metric of the held-out rows, or <see cref="Latency"/>.</param>
/// <param name="Comparison">How it must compare.</param>
/// <param name="Threshold">With what; beside a champion, what is added to the champion's value.</param>
public sealed record GateRule(string Text, string Metric, GateComparison Comparison, double Threshold)
{
    /// <summary>The 95th percentile of the time that one row takes, in milliseconds.</summary>
    public const string Latency = "p95_latency_ms";

    /// <summary>Whether the value of the champion on the same rows is compared with.</summary>
    public bool AgainstChampion { get; init; }

    /// <summary>The column whose slices must each meet the rule; null for all rows at once.</summary>
    public string? Slice { get; init; }

    /// <summary>The only slice of the column that is looked at; null for all of them.</summary>
    public string? SliceValue { get; init; }

    /// <summary>Whether a value satisfies the rule; NaN never does.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="champion">What the champion has on the same rows; of no matter unless the rule asks for it.</param>
    public bool IsMetBy(double value, double champion = 0)
    {
        double limit = Threshold + (AgainstChampion ? champion : 0);
        return Comparison switch
        {
            GateComparison.AtLeast => value >= limit,
            GateComparison.Above => value > limit,
            GateComparison.AtMost => value <= limit,
            _ => value < limit,
        };
    }
}
