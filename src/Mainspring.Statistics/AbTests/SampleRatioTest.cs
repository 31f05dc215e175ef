using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.AbTests;

/// <summary>
/// Whether requests went to the candidate with the chances that were set. When they did not, something is broken and no comparison can be trusted. A user who always meets the same
/// side is one draw, however often he asks: Pearson's test of the counts of requests would call sound shares broken as soon as users come again.
/// </summary>
/// <remarks>
/// The surplus of the candidate is compared with its variance under the chances that were set: of a user with n requests at share p, n²·p·(1 − p); at several shares p ≤ q also
/// n·m·p·(1 − q) twice, since a user's point stays when shares change. With one request a user it is Pearson's chi-squared of two counts. One thread at a time.
/// </remarks>
public sealed class SampleRatioTest
{
    /// <summary>Below this p-value the shares are called broken: rare enough to look every hour for a year.</summary>
    public const double Alarm = 0.001;

    /// <summary>With fewer draws on a side to be expected nothing is said: the normal distribution would not hold (Cochran's rule for chi-squared).</summary>
    private const double FewestExpected = 5;

    private readonly SortedDictionary<double, Dictionary<string, long>> _users = [];
    private readonly Dictionary<double, long> _strangers = [];
    private double _expected;
    private long _requests;
    private long _candidate;
    private bool _isImpossible;

    /// <summary>Counts a request.</summary>
    /// <param name="isCandidate">Whether the candidate answered it.</param>
    /// <param name="share">The chance with which it was to, 0 to 1.</param>
    /// <param name="user">Who asked; null when nobody is known, and then the request is a draw of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is none.</exception>
    public void Add(bool isCandidate, double share, string? user)
    {
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is a number from 0 to 1.");
        }

        _requests++;
        _candidate += isCandidate ? 1 : 0;
        _expected += share;
        _isImpossible |= isCandidate ? share == 0 : share == 1;
        if (user is null)
        {
            _strangers[share] = _strangers.GetValueOrDefault(share) + 1;
            return;
        }

        if (!_users.TryGetValue(share, out Dictionary<string, long>? requests))
        {
            _users.Add(share, requests = new(StringComparer.Ordinal));
        }

        requests[user] = requests.GetValueOrDefault(user) + 1;
    }

    /// <summary>The chance of a surplus or a lack as large as this when all is well; 1 when nothing can be said, 0 when something happened that could not.</summary>
    public double PValue()
    {
        if (_isImpossible)
        {
            return 0;
        }

        double variance = Variance();
        double share = _requests == 0 ? 0 : _expected / _requests;
        double draws = _requests * (double)_requests / Math.Max(1, SumOfSquares());
        return variance <= 0 || draws * Math.Min(share, 1 - share) < FewestExpected ? 1
            : 1 - ChiSquared.CDF(1, (_candidate - _expected) * (_candidate - _expected) / variance);
    }

    private double Variance()
    {
        double variance = _strangers.Sum(pair => pair.Value * pair.Key * (1 - pair.Key));
        foreach ((double share, Dictionary<string, long> requests) in _users)
        {
            variance += requests.Values.Sum(count => (double)count * count) * share * (1 - share);
            foreach ((double larger, Dictionary<string, long> others) in _users.Where(pair => pair.Key > share))
            {
                variance += 2 * share * (1 - larger) * requests.Sum(pair => (double)pair.Value * others.GetValueOrDefault(pair.Key));
            }
        }

        return variance;
    }

    private double SumOfSquares() => _strangers.Values.Sum() + _users.Values
        .SelectMany(requests => requests)
        .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
        .Sum(counts => Math.Pow(counts.Sum(), 2));
}
