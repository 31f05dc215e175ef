namespace Mainspring.Lifecycle.Serving.Traffic;

/// <summary>What an endpoint did within one second.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="Errors">Those that failed by the server's fault.</param>
/// <param name="P50">The median latency in milliseconds; null when nothing was answered.</param>
/// <param name="P99">The 99th percentile in milliseconds; null when nothing was answered.</param>
public readonly record struct TrafficSecond(long Requests, long Errors, double? P50, double? P99);
