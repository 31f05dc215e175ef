namespace Mainspring.Server.Serving;

/// <summary>The wait of several requests for one flush of the journal, with one deadline, which runs from the first of them.</summary>
internal sealed class DurableWait
{
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DurableWait(Task durable, TimeSpan deadline, TimeProvider time)
    {
        Durable = durable;
        _ = WaitAsync(deadline, time);
    }

    /// <summary>Ends when the records are on the disk.</summary>
    public Task Durable { get; }

    /// <summary>Whether that was in time.</summary>
    public Task<bool> Outcome => _outcome.Task;

    private async Task WaitAsync(TimeSpan deadline, TimeProvider time)
    {
        try
        {
            await Durable.WaitAsync(deadline, time);
            _outcome.SetResult(true);
        }
        catch (Exception late) when (late is IOException or TimeoutException)
        {
            _outcome.SetResult(false);
        }
    }
}
