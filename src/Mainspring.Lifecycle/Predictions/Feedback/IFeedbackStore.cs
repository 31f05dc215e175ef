namespace Mainspring.Lifecycle.Predictions.Feedback;

/// <summary>
/// What was said of predictions: a log of its own beside theirs, joined on reading, so that a late label rewrites nothing.
/// </summary>
/// <remarks>
/// There is one entry for each endpoint and target. A value that comes in replaces the one before it; values that are not told stay. Telling a target what it
/// already says changes nothing, so feedback may be repeated. Changes are numbered in the order in which they came in.
/// </remarks>
public interface IFeedbackStore
{
    /// <summary>Keeps feedback, all of it or none. When the task ends it is on the disk.</summary>
    /// <param name="items">What was said; of two on the same target the later counts.</param>
    /// <param name="at">When it came in.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many entries are new or changed.</returns>
    Task<int> AddAsync(IReadOnlyList<FeedbackItem> items, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Hands over everything that may be about predictions of an endpoint, in the order of the newest changes.</summary>
    /// <param name="endpoint">The endpoint; null for all.</param>
    /// <param name="after">Only what changed after the change of this number; zero for all.</param>
    /// <param name="take">Takes one. It must not call the store.</param>
    /// <param name="cancellation">Gives up.</param>
    Task ReadAsync(string? endpoint, long after, Action<StoredFeedback> take, CancellationToken cancellation = default);

    /// <summary>What was said of some targets, on an endpoint or on all.</summary>
    Task<IReadOnlyList<StoredFeedback>> FindAsync(string endpoint, IReadOnlyCollection<FeedbackTarget> targets, CancellationToken cancellation = default);

    /// <summary>Removes what came in before a moment and was not changed since.</summary>
    /// <returns>How many entries were removed.</returns>
    Task<int> RemoveBeforeAsync(DateTimeOffset moment, CancellationToken cancellation = default);
}
