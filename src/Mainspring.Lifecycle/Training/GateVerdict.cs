using System.Globalization;
using Mainspring.Lifecycle.Training.Slices;

namespace Mainspring.Lifecycle.Training;

/// <summary>Whether a model may be promoted, rule by rule.</summary>
/// <param name="Rules">Every rule with the value that was measured.</param>
public sealed record GateVerdict(IReadOnlyList<GateRuleVerdict> Rules)
{
    /// <summary>Whether all rules are met. Without rules every model passes.</summary>
    public bool Passed => Rules.All(rule => rule.Passed);

    /// <summary>Holds evidence against rules. A metric that was not measured is NaN and meets no rule; a rule that compares with a champion is met by the first model.</summary>
    public static GateVerdict Of(IEnumerable<GateRule> rules, GateEvidence evidence) => new([.. rules.Select(rule => Judge(rule, evidence))]);

    private static GateRuleVerdict Judge(GateRule rule, GateEvidence evidence) =>
        rule.Metric == GateRule.Latency ? Plain(rule, evidence.LatencyMilliseconds ?? double.NaN)
        : rule.Slice is not null ? OfSlices(rule, evidence.Slices)
        : rule.AgainstChampion ? BesideChampion(rule, evidence)
        : Plain(rule, evidence.Metrics.GetValueOrDefault(rule.Metric, double.NaN));

    private static GateRuleVerdict Plain(GateRule rule, double value) => new(rule.Text, value, rule.IsMetBy(value));

    private static GateRuleVerdict BesideChampion(GateRule rule, GateEvidence evidence)
    {
        double value = evidence.Metrics.GetValueOrDefault(rule.Metric, double.NaN);
        if (evidence.Champion is not { } champion)
        {
            return new(rule.Text, value, true, "there is no champion yet to compare with");
        }

        if (champion.Unscored is { } why)
        {
            return new(rule.Text, value, false, $"the champion, version {champion.Version}, cannot score these rows: {why}");
        }

        double its = champion.Metrics.GetValueOrDefault(rule.Metric, double.NaN);
        string note = Text($"version {champion.Version} has {its:0.####} on the same rows");
        if (champion.Differences.TryGetValue(rule.Metric, out Statistics.Resampling.MetricInterval? difference))
        {
            note += Text($"; difference {difference.Value:+0.####;-0.####;0}, 95 % interval {difference.Low:+0.####;-0.####;0} to {difference.High:+0.####;-0.####;0}");
        }

        return new(rule.Text, value, rule.IsMetBy(value, its), note);
    }

    private static GateRuleVerdict OfSlices(GateRule rule, IReadOnlyList<SliceScore> slices)
    {
        SliceScore[] own = [.. slices.Where(slice => slice.Column == rule.Slice && (rule.SliceValue is null ? slice.Rows >= SliceScore.FewRows : slice.Value == rule.SliceValue))];
        bool lowIsBad = rule.Comparison is GateComparison.AtLeast or GateComparison.Above;
        (SliceScore Slice, double Value)[] measured = [.. own.Select(slice => (slice, slice.Metrics.GetValueOrDefault(rule.Metric, double.NaN))).Where(pair => !double.IsNaN(pair.Item2))];
        if (measured.Length == 0)
        {
            return new(rule.Text, double.NaN, false, $"no slice of '{rule.Slice}' has {SliceScore.FewRows} rows that tell it");
        }

        (SliceScore worst, double value) = lowIsBad ? measured.MinBy(pair => pair.Value) : measured.MaxBy(pair => pair.Value);
        string note = rule.SliceValue is null ? $"{rule.Slice} = {worst.Value} is the worst of {measured.Length} slices, with {worst.Rows:N0} rows" : $"{worst.Rows:N0} rows";
        return new(rule.Text, value, rule.IsMetBy(value), note);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
