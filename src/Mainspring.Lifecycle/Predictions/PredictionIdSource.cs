namespace Mainspring.Lifecycle.Predictions;

/// <summary>
/// Hands out prediction ids: integers of 53 bits, so that JavaScript and JSON readers that use doubles keep them exactly.
/// From the top: 41 bits of milliseconds since 2025-01-01T00:00Z, 7 bits of sequence, 5 bits of node.
/// </summary>
/// <remarks>
/// Ids of one node only ever grow. When the clock stands still, steps back, or more than 128 ids are wanted in a millisecond,
/// the time part runs ahead of the clock instead; it never waits and never repeats. Thread-safe.
/// </remarks>
public sealed class PredictionIdSource
{
    /// <summary>The number of nodes that can hand out ids side by side.</summary>
    public const int NodeLimit = 1 << NodeBits;

    private const int SequenceBits = 7;
    private const int NodeBits = 5;
    private const long LargestTicket = (1L << (53 - NodeBits)) - 1;

    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly int _node;
    private readonly TimeProvider _time;
    private long _last;

    /// <summary>Starts after <paramref name="last"/>, the largest id that this node has handed out before; 0 when there was none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The node is not between 0 and 31.</exception>
    public PredictionIdSource(int node, TimeProvider time, long last = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(node);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(node, NodeLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(last);
        _node = node;
        _time = time;
        _last = last >> NodeBits;
    }

    /// <summary>Reserves <paramref name="count"/> ids and returns the first; the others are found by <see cref="At"/>.</summary>
    public long Reserve(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        long clock = (long)(_time.GetUtcNow() - Epoch).TotalMilliseconds << SequenceBits;
        while (true)
        {
            long last = Volatile.Read(ref _last);
            long first = Math.Max(last + 1, clock);
            long next = first + count - 1;
            if (next > LargestTicket)
            {
                throw new InvalidOperationException("The 53 bits of prediction ids are used up: they reach to the year 2094. Set the clock of this machine.");
            }

            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return (first << NodeBits) | (long)_node;
            }
        }
    }

    /// <summary>The id at a place in a reservation: <paramref name="first"/> is what <see cref="Reserve"/> returned.</summary>
    public static long At(long first, int index) => first + ((long)index << NodeBits);

    /// <summary>The moment that the time part of an id names, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(long id) => Epoch.AddMilliseconds(id >> (NodeBits + SequenceBits));

    /// <summary>The smallest id that any node hands out at a moment or later.</summary>
    public static long FirstAt(DateTimeOffset moment) =>
        Math.Max(0, (long)(moment - Epoch).TotalMilliseconds) << (NodeBits + SequenceBits);

    /// <summary>The node that handed out an id.</summary>
    public static int NodeOf(long id) => (int)(id & (NodeLimit - 1));
}
