namespace Mainspring.Client.Endpoints;

/// <summary>The traffic of an endpoint: totals since the server started, rates and latencies over the last minute.</summary>
/// <param name="Requests">Requests.</param>
/// <param name="Predictions">Answered records.</param>
/// <param name="Invalid">Requests whose records had faults.</param>
/// <param name="Rejected">Requests that could not be read.</param>
/// <param name="Errors">Requests that failed by the server's fault.</param>
/// <param name="PerSecond">Requests a second, over the last minute.</param>
/// <param name="P50Ms">Median latency in milliseconds, null without requests.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="Seconds">Requests in each of the last up to 60 seconds, oldest first.</param>
/// <param name="MeanMs">Mean latency in milliseconds of all that was answered since the server started, null without requests.</param>
public sealed record EndpointLive(
    long Requests,
    long Predictions,
    long Invalid,
    long Rejected,
    long Errors,
    double PerSecond,
    double? P50Ms,
    double? P95Ms,
    double? P99Ms,
    IReadOnlyList<long> Seconds,
    double? MeanMs = null);
