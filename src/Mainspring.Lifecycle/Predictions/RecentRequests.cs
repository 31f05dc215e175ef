namespace Mainspring.Lifecycle.Predictions;

/// <summary>
/// The places in the journal of the latest requests that carried an id, and those being answered at this moment. Bounded; the oldest leaves first. Thread-safe.
/// </summary>
internal sealed class RecentRequests(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, JournalPosition> _places = [];
    private readonly Dictionary<ulong, TaskCompletionSource?> _open = [];
    private readonly LinkedList<ulong> _order = [];
    private readonly Dictionary<ulong, LinkedListNode<ulong>> _nodes = [];

    /// <summary>Claims a request; whoever gets it must <see cref="Close"/> it.</summary>
    /// <param name="fingerprint">The request.</param>
    /// <param name="place">Where its record lies, when it was answered before.</param>
    /// <param name="other">Ends when the caller that answers it now has closed it; ask again then.</param>
    /// <returns>True when it is this caller's to answer; neither a place nor a task is given then.</returns>
    public bool TryOpen(ulong fingerprint, out JournalPosition? place, out Task? other)
    {
        place = null;
        other = null;
        lock (_gate)
        {
            if (_places.TryGetValue(fingerprint, out JournalPosition known))
            {
                place = known;
                return false;
            }

            if (_open.TryAdd(fingerprint, null))
            {
                return true;
            }

            TaskCompletionSource waiters = _open[fingerprint] ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            other = waiters.Task;
            return false;
        }
    }

    /// <summary>Ends a claim, with the record's place or, when nothing was logged, without one.</summary>
    public void Close(ulong fingerprint, JournalPosition? place)
    {
        TaskCompletionSource? waiters;
        lock (_gate)
        {
            _open.Remove(fingerprint, out waiters);
            if (place is { } known)
            {
                Add(fingerprint, known);
            }
        }

        waiters?.SetResult();
    }

    /// <summary>Forgets a request whose record may not have reached the disk: repeated, it is answered anew.</summary>
    public void Forget(ulong fingerprint)
    {
        lock (_gate)
        {
            Remove(fingerprint);
        }
    }

    /// <summary>Adds a request that was found in the journal at start. Call from the oldest to the newest.</summary>
    public void Restore(ulong fingerprint, JournalPosition place)
    {
        lock (_gate)
        {
            Add(fingerprint, place);
        }
    }

    private void Add(ulong fingerprint, JournalPosition place)
    {
        if (!_places.TryAdd(fingerprint, place))
        {
            _places[fingerprint] = place;
            return;
        }

        _nodes.Add(fingerprint, _order.AddLast(fingerprint));
        if (_order.Count > capacity)
        {
            Remove(_order.First!.Value);
        }
    }

    private void Remove(ulong fingerprint)
    {
        if (_places.Remove(fingerprint) && _nodes.Remove(fingerprint, out LinkedListNode<ulong>? node))
        {
            _order.Remove(node);
        }
    }
}
