using System.Buffers.Binary;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>Reads the primitives of <see cref="PayloadFormat"/>; anything that does not fit throws <see cref="InvalidDataException"/>.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public bool IsAtEnd => _rest.IsEmpty;

    /// <summary>The number of bytes that were not read yet.</summary>
    public int Left => _rest.Length;

    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)_rest.Length)
        {
            throw new InvalidDataException($"A journal record promises {count} more bytes where {_rest.Length} are left.");
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public uint Varint()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte next = Take(1)[0];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A journal record holds a number of more than 35 bits where a length belongs.");
    }

    /// <summary>A text; false when it is absent.</summary>
    public bool TryText(out ReadOnlySpan<byte> utf8)
    {
        uint length = Varint();
        utf8 = length == 0 ? default : Take((int)(length - 1));
        return length != 0;
    }

    public ReadOnlySpan<byte> Text()
    {
        TryText(out ReadOnlySpan<byte> utf8);
        return utf8;
    }

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
}
