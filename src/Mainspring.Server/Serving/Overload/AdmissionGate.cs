using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Server.Serving.Overload;

/// <summary>
/// Lets requests for predictions in while this process can answer them in good time. Beyond a number of requests at a time none more is let in; and while work waits too
/// long for a thread, a share of them is refused at once, as large as need be for the others to be answered soon.
/// </summary>
internal sealed class AdmissionGate(TimeProvider time)
{
    /// <summary>The most requests that are worked on, or wait for the disk or for another server, at a time.</summary>
    public const int MostRequests = 4096;

    /// <summary>How much more, and how much less, is refused after each look at the queue.</summary>
    private const double Step = 0.05;

    private const double MostRefused = 0.98;

    private readonly RandomPoints _random = new((ulong)time.GetTimestamp());
    private int _inside;
    private ulong _refusedBelow;
    private double _share;

    /// <summary>The share of requests that is refused now, 0 to 1.</summary>
    public double RefusedShare => Volatile.Read(ref _share);

    /// <summary>Lets a request in, or not; who is let in must leave.</summary>
    public bool TryEnter()
    {
        ulong refusedBelow = Volatile.Read(ref _refusedBelow);
        if (refusedBelow > 0 && _random.Next() < refusedBelow)
        {
            return false;
        }

        if (Interlocked.Increment(ref _inside) <= MostRequests)
        {
            return true;
        }

        Interlocked.Decrement(ref _inside);
        return false;
    }

    /// <summary>Ends a request that was let in.</summary>
    public void Leave() => Interlocked.Decrement(ref _inside);

    /// <summary>Refuses more after a look that found work waiting too long, and less after one that did not.</summary>
    public void Adjust(bool isLate)
    {
        double share = Math.Clamp(_share + (isLate ? Step : -Step), 0, MostRefused);
        Volatile.Write(ref _share, share);
        Volatile.Write(ref _refusedBelow, share == 0 ? 0 : Assignment.PointAt(share));
    }
}
