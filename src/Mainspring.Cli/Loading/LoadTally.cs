using System.Net;
using Mainspring.Statistics.Latencies;

namespace Mainspring.Cli.Loading;

/// <summary>What came of the requests so far. Thread-safe.</summary>
internal sealed class LoadTally
{
    private readonly Lock _gate = new();
    private readonly LatencyHistogram _answered = new();
    private readonly LatencyHistogram _refused = new();
    private readonly SortedDictionary<int, long> _statuses = [];
    private readonly SortedDictionary<string, long> _variants = new(StringComparer.Ordinal);

    /// <summary>Counts an answer.</summary>
    /// <param name="status">Its status; 0 for a connection that failed.</param>
    /// <param name="variant">The variant that answered; null when none did.</param>
    /// <param name="taken">From the moment it was due to its answer.</param>
    public void Add(int status, string? variant, TimeSpan taken)
    {
        lock (_gate)
        {
            long microseconds = (long)taken.TotalMicroseconds;
            _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
            if (status == (int)HttpStatusCode.OK)
            {
                _answered.Add(microseconds);
            }
            else if (status is (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.ServiceUnavailable)
            {
                _refused.Add(microseconds);
            }

            if (variant is not null)
            {
                _variants[variant] = _variants.GetValueOrDefault(variant) + 1;
            }
        }
    }

    /// <summary>How many were answered so far.</summary>
    public long Answered
    {
        get
        {
            lock (_gate)
            {
                return _answered.Count;
            }
        }
    }

    /// <summary>The result.</summary>
    public LoadResult ToResult(string endpoint, double rate, TimeSpan duration, (long Due, long Sent) requests)
    {
        lock (_gate)
        {
            return new(
                endpoint,
                rate,
                Math.Round(duration.TotalSeconds, 3),
                requests.Due,
                requests.Sent,
                _answered.Count,
                _refused.Count,
                requests.Sent - _answered.Count - _refused.Count,
                Math.Round(_answered.Count / duration.TotalSeconds, 2),
                LatencyResult.Of(_answered),
                LatencyResult.Of(_refused),
                _statuses.ToDictionary(pair => pair.Key == 0 ? "no_connection" : pair.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), pair => pair.Value),
                _variants);
        }
    }
}
