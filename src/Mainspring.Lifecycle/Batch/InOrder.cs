namespace Mainspring.Lifecycle.Batch;

/// <summary>Lets pieces of work that end in any order be handed on in the order of their numbers, 0, 1, 2 …</summary>
internal sealed class InOrder
{
    private readonly object _gate = new();
    private long _next;
    private bool _isBroken;

    /// <summary>Waits for the turn of a number, then acts; the next number waits meanwhile.</summary>
    /// <returns>False, without having acted, when an earlier piece failed.</returns>
    public bool Do(long number, Action action)
    {
        lock (_gate)
        {
            while (_next != number && !_isBroken)
            {
                Monitor.Wait(_gate);
            }

            if (_isBroken)
            {
                return false;
            }

            action();
            _next++;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Ends all waiting: a number will never come.</summary>
    public void Break()
    {
        lock (_gate)
        {
            _isBroken = true;
            Monitor.PulseAll(_gate);
        }
    }
}
