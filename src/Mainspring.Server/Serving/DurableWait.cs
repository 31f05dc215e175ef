namespace Mainspring.Server.Serving;

/// <summary>
/// The wait of several requests for one flush of the journal, with one deadline, which runs from the first of them. They go on one after the other on the
/// same thread, since to hand each to a thread costs more than what is left of it; so that all processors have work, only a few wait together.
/// </summary>
internal sealed class DurableWait
{
    private const int MostWaiters = 16;

    private readonly TaskCompletionSource<bool> _outcome = new();
    private int _waiters;

    public DurableWait(Task durable, TimeSpan deadline, TimeProvider time)
    {
        Durable = durable;
        _ = WaitAsync(deadline, time);
    }

    /// <summary>Ends when the records are on the disk.</summary>
    public Task Durable { get; }

    /// <summary>Whether one more request may wait here.</summary>
    public bool HasRoom => Volatile.Read(ref _waiters) < MostWaiters;

    /// <summary>Joins the wait.</summary>
    /// <returns>Whether the records came to the disk in time.</returns>
    public Task<bool> JoinAsync()
    {
        Interlocked.Increment(ref _waiters);
        return _outcome.Task;
    }

    private async Task WaitAsync(TimeSpan deadline, TimeProvider time)
    {
        bool isDurable = true;
        try
        {
            await Durable.WaitAsync(deadline, time).ConfigureAwait(false);
        }
        catch (Exception late) when (late is IOException or TimeoutException)
        {
            isDurable = false;
        }

        _outcome.SetResult(isDurable);
    }
}
