namespace Mainspring.Pipelines.Running;

/// <summary>Stops the work on one run, for one reason.</summary>
internal sealed class Interrupter
{
    private readonly CancellationTokenSource _source = new();
    private int _reason;

    /// <summary>The most serious reason so far.</summary>
    public Interruption Reason => (Interruption)Volatile.Read(ref _reason);

    /// <summary>Cancelled with the first reason.</summary>
    public CancellationToken Token => _source.Token;

    public void Interrupt(Interruption reason)
    {
        int seen = Volatile.Read(ref _reason);
        while (seen < (int)reason)
        {
            int before = Interlocked.CompareExchange(ref _reason, (int)reason, seen);
            if (before == seen)
            {
                break;
            }

            seen = before;
        }

        // Not on the caller's thread: it may be a timer's, and the work may take its time to stop.
        _ = _source.CancelAsync();
    }
}
