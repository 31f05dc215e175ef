using System.Buffers.Binary;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>A growing buffer that writes the primitives of <see cref="PayloadFormat"/>.</summary>
internal sealed class PayloadBuffer(int capacity)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Room for <paramref name="count"/> bytes, which count as written.</summary>
    public Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max((long)Length + count, 2L * _bytes.Length)));
        }

        Span<byte> room = _bytes.AsSpan(Length, count);
        Length += count;
        return room;
    }

    /// <summary>Bytes that were already written, to be filled in or changed.</summary>
    public Span<byte> At(int offset, int count) => _bytes.AsSpan(offset, count);

    /// <summary>All bytes written from an offset.</summary>
    public Span<byte> From(int offset) => _bytes.AsSpan(offset, Length - offset);

    public void Varint(uint value)
    {
        Span<byte> room = Take(5);
        int count = 0;
        while (value >= 0x80)
        {
            room[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[count++] = (byte)value;
        Length -= 5 - count;
    }

    public void Absent() => Varint(0);

    public void Text(ReadOnlySpan<byte> utf8)
    {
        Varint((uint)utf8.Length + 1);
        utf8.CopyTo(Take(utf8.Length));
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value);
}
