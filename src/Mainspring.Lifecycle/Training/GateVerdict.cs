namespace Mainspring.Lifecycle.Training;

/// <summary>Whether a model may be promoted, rule by rule.</summary>
/// <param name="Rules">Every rule with the value that was measured.</param>
public sealed record GateVerdict(IReadOnlyList<GateRuleVerdict> Rules)
{
    /// <summary>Whether all rules are met. Without rules every model passes.</summary>
    public bool Passed => Rules.All(rule => rule.Passed);

    /// <summary>Holds the metrics of the hold-out against the rules. A metric that was not measured is NaN and meets no rule.</summary>
    public static GateVerdict Of(IEnumerable<GateRule> rules, IReadOnlyDictionary<string, double> metrics) => new(
        [.. rules.Select(rule => (rule, value: metrics.GetValueOrDefault(rule.Metric, double.NaN))).Select(pair => new GateRuleVerdict(pair.rule.Text, pair.value, pair.rule.IsMetBy(pair.value)))]);
}
