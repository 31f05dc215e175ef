using System.Collections.Concurrent;
using Mainspring.Data.Native;

namespace Mainspring.Storage.Files;

/// <summary>Buffers for transfers, of one size and at addresses that the disk takes. A few are kept for the next transfer.</summary>
internal static class BufferPool
{
    public const int BufferBytes = 1 << 20;

    private const int MostIdle = 8;

    private static readonly ConcurrentBag<Memory<byte>> Idle = [];

    public static Memory<byte> Rent() => Idle.TryTake(out Memory<byte> idle) ? idle : UncachedFile.Allocate(BufferBytes);

    public static void Return(Memory<byte> buffer)
    {
        if (Idle.Count < MostIdle)
        {
            Idle.Add(buffer);
        }
    }
}
