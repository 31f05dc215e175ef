namespace Mainspring.Cli.Loading;

/// <summary>What <c>load --json</c> prints.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Rate">The requests a second that were due.</param>
/// <param name="DurationSeconds">The time of sending.</param>
/// <param name="Due">The requests that were due.</param>
/// <param name="Sent">Those that were sent before the time was over.</param>
/// <param name="Answered">Those that got predictions.</param>
/// <param name="Refused">Those that the server refused because it had too much to do (429, 503).</param>
/// <param name="Failed">All others.</param>
/// <param name="AnsweredPerSecond">Answered requests a second.</param>
/// <param name="LatencyMs">Latencies of answered requests, from the moment at which each was due; null when there is none.</param>
/// <param name="RefusalMs">The same of refused ones.</param>
/// <param name="Statuses">Requests by status.</param>
/// <param name="Variants">Answers by variant.</param>
internal sealed record LoadResult(
    string Endpoint,
    double Rate,
    double DurationSeconds,
    long Due,
    long Sent,
    long Answered,
    long Refused,
    long Failed,
    double AnsweredPerSecond,
    LatencyResult? LatencyMs,
    LatencyResult? RefusalMs,
    IReadOnlyDictionary<string, long> Statuses,
    IReadOnlyDictionary<string, long> Variants);
