using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>CRC-32C (Castagnoli) as in RFC 3720, appendix B.4: the checksum of "123456789" is 0xE3069283.</summary>
public static class Crc32C
{
    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0u;
        ref byte at = ref MemoryMarshal.GetReference(bytes);
        nint index = 0;
        for (; index <= bytes.Length - sizeof(ulong); index += sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref at, index)));
        }

        for (; index < bytes.Length; index++)
        {
            crc = BitOperations.Crc32C(crc, Unsafe.Add(ref at, index));
        }

        return ~crc;
    }
}
