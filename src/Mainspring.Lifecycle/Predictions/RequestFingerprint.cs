using System.Buffers.Binary;
using System.Text;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>
/// 64 bits that stand for a request id on an endpoint in the index of recent requests: a multiply-and-fold hash with a secret of this process.
/// What it finds is compared with the record itself, so two ids that meet in it are never taken for each other.
/// </summary>
internal sealed class RequestFingerprint(ulong secret)
{
    private const ulong First = 0xa0761d6478bd642f;
    private const ulong Second = 0xe7037ed1a0b428db;

    public ulong Of(string endpoint, ReadOnlySpan<byte> requestId)
    {
        Span<byte> name = stackalloc byte[256];
        return Encoding.UTF8.TryGetBytes(endpoint, name, out int length)
            ? Of(name[..length], requestId)
            : Of(Encoding.UTF8.GetBytes(endpoint), requestId);
    }

    public ulong Of(ReadOnlySpan<byte> endpoint, ReadOnlySpan<byte> requestId) => Mix(requestId, Mix(endpoint, secret));

    private static ulong Mix(ReadOnlySpan<byte> bytes, ulong state)
    {
        ulong length = (ulong)bytes.Length;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            state = Fold(state ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ First, Second);
        }

        ulong rest = 0;
        foreach (byte next in bytes)
        {
            rest = (rest << 8) | next;
        }

        return Fold(state ^ rest ^ First, length ^ Second);
    }

    private static ulong Fold(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }
}
