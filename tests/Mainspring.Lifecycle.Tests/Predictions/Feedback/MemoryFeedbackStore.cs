using Mainspring.Lifecycle.Predictions.Feedback;

namespace Mainspring.Lifecycle.Tests.Predictions.Feedback;

internal sealed class MemoryFeedbackStore : IFeedbackStore
{
    private readonly List<StoredFeedback> _entries = [];

    public Task<int> AddAsync(IReadOnlyList<FeedbackItem> items, DateTimeOffset at, CancellationToken cancellation = default)
    {
        foreach (FeedbackItem item in items)
        {
            long change = _entries.Count + 1;
            _entries.Add(new(item, item.Label is null ? 0 : change, item.Rating is null ? 0 : change, item.Correct is null ? 0 : change, at));
        }

        return Task.FromResult(items.Count);
    }

    public Task ReadAsync(string? endpoint, long after, Action<StoredFeedback> take, CancellationToken cancellation = default)
    {
        _entries.FindAll(entry => entry.Change > after && (endpoint is null || entry.Item.Endpoint == endpoint || entry.Item.Endpoint.Length == 0)).ForEach(take);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredFeedback>> FindAsync(string endpoint, IReadOnlyCollection<FeedbackTarget> targets, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<StoredFeedback>>([.. _entries.Where(entry => (entry.Item.Endpoint == endpoint || entry.Item.Endpoint.Length == 0) && targets.Contains(entry.Item.Target))]);

    public Task<int> RemoveBeforeAsync(DateTimeOffset moment, CancellationToken cancellation = default) => Task.FromResult(_entries.RemoveAll(entry => entry.At < moment));
}
