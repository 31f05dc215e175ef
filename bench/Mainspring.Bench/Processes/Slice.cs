namespace Mainspring.Bench.Processes;

/// <summary>What a slice of load came to.</summary>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="Microseconds">The server's processor time a request.</param>
/// <param name="P99">The 99th percentile of the latency in milliseconds.</param>
internal sealed record Slice(double PerSecond, double Microseconds, double P99);
