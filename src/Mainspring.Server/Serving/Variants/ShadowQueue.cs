using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Server.Serving.Variants;

/// <summary>
/// Answered requests that shadows are to score. Bounded in number and in bytes: when one more does not fit, it is dropped and counted, so that shadows never cost answers.
/// </summary>
internal sealed class ShadowQueue
{
    /// <summary>The most requests that wait.</summary>
    public const int MostRequests = 1024;

    /// <summary>The most bytes of bodies that wait.</summary>
    public const long MostBytes = 64 << 20;

    private readonly Channel<ShadowRequest> _waiting = Channel.CreateBounded<ShadowRequest>(new BoundedChannelOptions(MostRequests) { SingleReader = true });
    private long _bytes;

    /// <summary>Puts a request into the queue of each shadow.</summary>
    public void Add(ImmutableArray<VariantState> shadows, ReadOnlySpan<byte> body, byte[] key, long answer, DateTimeOffset arrived)
    {
        byte[]? copy = null;
        foreach (VariantState shadow in shadows)
        {
            if (Interlocked.Add(ref _bytes, body.Length) > MostBytes
                || !_waiting.Writer.TryWrite(new ShadowRequest(shadow, copy ??= body.ToArray(), key, answer, arrived)))
            {
                Interlocked.Add(ref _bytes, -body.Length);
                shadow.Traffic.AddDropped();
            }
        }
    }

    /// <summary>The requests, as they come.</summary>
    public async IAsyncEnumerable<ShadowRequest> TakeAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (ShadowRequest request in _waiting.Reader.ReadAllAsync(cancellation))
        {
            yield return request;
            Interlocked.Add(ref _bytes, -request.Body.Length);
        }
    }
}
