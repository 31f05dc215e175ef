using System.Buffers.Binary;
using System.Text;

namespace Mainspring.Learning.Onnx.Wire;

/// <summary>Reads the fields of one protobuf message, one after the other. Every length is checked against what is there.</summary>
internal ref struct ProtoReader
{
    private ReadOnlySpan<byte> _rest;
    private ulong _number;
    private ReadOnlySpan<byte> _blob;

    public ProtoReader(ReadOnlySpan<byte> message) => _rest = message;

    /// <summary>The number of the present field.</summary>
    public int Field { get; private set; }

    /// <summary>Whether the present field is of bytes: a text, a message, a packed list.</summary>
    public bool IsBlob { get; private set; }

    /// <summary>The present field as an integer; 0 when it is of bytes.</summary>
    public readonly long Int => (long)_number;

    /// <summary>The bytes of the present field; none when it is a number.</summary>
    public readonly ReadOnlySpan<byte> Blob => _blob;

    /// <summary>The present field as text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(_blob);

    /// <summary>Steps to the next field; false at the end.</summary>
    /// <exception cref="FormatException">The message is damaged.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        ulong tag = Varint();
        Field = tag >> 3 is > 0 and <= int.MaxValue ? (int)(tag >> 3) : throw new FormatException($"There is no field {tag >> 3} of a message.");
        _number = 0;
        _blob = default;
        IsBlob = (tag & 7) == 2;
        switch (tag & 7)
        {
            case 0:
                _number = Varint();
                break;
            case 1:
                _number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                break;
            case 2:
                _blob = Take(Varint());
                break;
            case 5:
                _number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                break;
            default:
                throw new FormatException($"There is no wire type {tag & 7}.");
        }

        return true;
    }

    /// <summary>Adds the integers of the present field, which may be packed or stand alone.</summary>
    public readonly void AddInts(List<long> to)
    {
        if (!IsBlob)
        {
            to.Add(Int);
            return;
        }

        var packed = new ProtoReader(_blob);
        while (!packed._rest.IsEmpty)
        {
            to.Add((long)packed.Varint());
        }
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw new FormatException($"A field of {length} bytes runs beyond the end of its message.");
        }

        ReadOnlySpan<byte> taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("An integer is longer than ten bytes.");
    }
}
