using Mainspring.Statistics.Latencies;

namespace Mainspring.Cli.Loading;

/// <summary>Latencies in milliseconds.</summary>
internal sealed record LatencyResult(double Mean, double P50, double P90, double P95, double P99, double P999, double Max)
{
    /// <summary>The percentiles of a histogram; null when it is empty.</summary>
    public static LatencyResult? Of(LatencyHistogram latencies) => latencies.Count == 0 ? null : new(
        Milliseconds(latencies.Mean),
        Milliseconds(latencies.Quantile(0.5)),
        Milliseconds(latencies.Quantile(0.9)),
        Milliseconds(latencies.Quantile(0.95)),
        Milliseconds(latencies.Quantile(0.99)),
        Milliseconds(latencies.Quantile(0.999)),
        Milliseconds(latencies.Max));

    private static double Milliseconds(double microseconds) => Math.Round(microseconds / 1000, 3);
}
