using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>What the requests of each user were worth before a test: it cannot depend on the variant that they meet in it.</summary>
internal sealed class UserHistory
{
    private readonly Dictionary<string, RunningMoments> _users = [];
    private RunningMoments _all;

    /// <summary>Nothing is known of anybody.</summary>
    public static UserHistory None { get; } = new();

    public void Add(string key, double worth)
    {
        _users[key] = _users.GetValueOrDefault(key).With(worth);
        _all = _all.With(worth);
    }

    /// <summary>The mean worth of a user's requests; that of all users for one who was not there.</summary>
    public double Of(string? key) => key is not null && _users.TryGetValue(key, out RunningMoments own) ? own.Mean : _all.Mean;
}
