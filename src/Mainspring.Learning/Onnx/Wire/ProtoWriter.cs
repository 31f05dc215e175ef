using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Mainspring.Learning.Onnx.Wire;

/// <summary>Writes the fields of one protobuf message (protobuf.dev, "Encoding"), in the order of the calls.</summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>An integer, or an enumeration.</summary>
    public void Int(int field, long value)
    {
        Tag(field, Varint);
        WriteVarint((ulong)value);
    }

    /// <summary>A single-precision number.</summary>
    public void Float(int field, float value)
    {
        Tag(field, Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.GetSpan(sizeof(float)), value);
        _bytes.Advance(sizeof(float));
    }

    /// <summary>A double-precision number.</summary>
    public void Double(int field, double value)
    {
        Tag(field, Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), value);
        _bytes.Advance(sizeof(double));
    }

    /// <summary>A text.</summary>
    public void Text(int field, string value) => Blob(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Bytes.</summary>
    public void Blob(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, Delimited);
        WriteVarint((ulong)value.Length);
        _bytes.Write(value);
    }

    /// <summary>A message within this one.</summary>
    public void Message(int field, Action<ProtoWriter> write)
    {
        var inner = new ProtoWriter();
        write(inner);
        Blob(field, inner.Bytes);
    }

    /// <summary>A packed list of integers.</summary>
    public void Ints(int field, IEnumerable<long> values)
    {
        var inner = new ProtoWriter();
        foreach (long value in values)
        {
            inner.WriteVarint((ulong)value);
        }

        Blob(field, inner.Bytes);
    }

    /// <summary>A packed list of single-precision numbers.</summary>
    public void Floats(int field, ReadOnlySpan<float> values) => Blob(field, LittleEndian.Of(values));

    /// <summary>Fields that were written elsewhere.</summary>
    public void Append(ProtoWriter fields) => _bytes.Write(fields.Bytes);

    private void Tag(int field, int kind) => WriteVarint((uint)((field << 3) | kind));

    private void WriteVarint(ulong value)
    {
        const int longest = 10;
        Span<byte> to = _bytes.GetSpan(longest);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            to[length++] = (byte)(value | 0x80);
        }

        to[length++] = (byte)value;
        _bytes.Advance(length);
    }
}
