using Mainspring.Charts.Axes;
using Mainspring.Charts.Lines;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Traffic;

namespace Mainspring.Web.Endpoints;

/// <summary>An endpoint with its traffic, at one moment.</summary>
public sealed record EndpointSnapshot
{
    /// <summary>How it stands.</summary>
    public required EndpointState State { get; init; }

    /// <summary>Requests in each of the last seconds, oldest first.</summary>
    public required IReadOnlyList<double> RequestsBySecond { get; init; }

    /// <summary>Where the seconds of <see cref="RequestsBySecond"/> lie: negative numbers up to zero.</summary>
    public IReadOnlyList<double> SecondsAgo => [.. Enumerable.Range(1 - RequestsBySecond.Count, RequestsBySecond.Count).Select(second => (double)second)];

    /// <summary>Latency quantiles of the last minute in ms; null when nothing was answered.</summary>
    public required (double? P50, double? P95, double? P99) Latency { get; init; }

    /// <summary>Everything since the process started.</summary>
    public required TrafficTotals Totals { get; init; }

    /// <summary>The name.</summary>
    public string Name => State.Endpoint.Name;

    /// <summary>Requests a second over the last minute.</summary>
    public double Rate => RequestsBySecond.Count == 0 ? 0 : RequestsBySecond.Average();

    /// <summary>Requests of the last minute that failed by the server's fault, as a share; null without requests.</summary>
    public required double? ErrorShare { get; init; }

    /// <summary>The condition in one word.</summary>
    public string Status => State.Condition switch
    {
        EndpointCondition.Ready => "live",
        EndpointCondition.Degraded => "degraded",
        _ => "failed",
    };

    /// <summary>The requests of the last minute as a small line from zero; seconds before the start are a gap.</summary>
    public Sparkline Sparkline(int width, int height) => new()
    {
        Title = $"Requests to {Name} by second",
        Values = [.. Enumerable.Repeat(double.NaN, Math.Max(0, TrafficMinute.Length - RequestsBySecond.Count)), .. RequestsBySecond],
        Range = ValueRange.Between(0, Math.Max(1, RequestsBySecond.DefaultIfEmpty(0).Max())),
        Width = width,
        Height = height,
    };

    /// <summary>Looks at an endpoint now.</summary>
    public static EndpointSnapshot Of(ServedEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        TrafficTotals totals = endpoint.Traffic.Totals();
        TrafficTotals? before = endpoint.Minute.Before();
        IReadOnlyList<TrafficSecond> seconds = endpoint.Minute.Seconds();
        long requests = seconds.Sum(second => second.Requests);
        return new EndpointSnapshot
        {
            State = endpoint.State,
            Totals = totals,
            RequestsBySecond = [.. seconds.Select(second => (double)second.Requests)],
            Latency = (totals.Quantile(0.5, before), totals.Quantile(0.95, before), totals.Quantile(0.99, before)),
            ErrorShare = requests == 0 ? null : (double)seconds.Sum(second => second.Errors) / requests,
        };
    }
}
