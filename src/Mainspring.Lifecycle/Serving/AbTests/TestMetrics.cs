namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>What is known of each metric of A/B tests.</summary>
public static class TestMetrics
{
    /// <summary>The metrics by their names in project files and on the wire.</summary>
    public static IReadOnlyList<(string Name, TestMetric Metric)> Names { get; } =
    [
        ("rating", TestMetric.Rating),
        ("correct", TestMetric.Correct),
        ("zero_one_error", TestMetric.ZeroOneError),
        ("log_loss", TestMetric.LogLoss),
        ("brier", TestMetric.Brier),
        ("abs_error", TestMetric.AbsError),
        ("squared_error", TestMetric.SquaredError),
        ("cost", TestMetric.Cost),
        ("latency_ms", TestMetric.LatencyMs),
        ("composite", TestMetric.Composite),
    ];

    /// <summary>The name of a metric.</summary>
    public static string NameOf(TestMetric metric) => Names.First(named => named.Metric == metric).Name;

    /// <summary>Whether more of it is better.</summary>
    public static bool HigherIsBetter(TestMetric metric) => metric is TestMetric.Rating or TestMetric.Correct or TestMetric.Composite;

    /// <summary>Whether it needs a true value or a judgement of somebody; the time of a request does not.</summary>
    public static bool NeedsLabels(TestMetric metric) => metric is not TestMetric.LatencyMs;

    /// <summary>Whether it only takes two values, so that its rarer one must have been seen a few times before an interval means anything.</summary>
    public static bool IsBinary(TestMetric metric) => metric is TestMetric.Correct or TestMetric.ZeroOneError;
}
