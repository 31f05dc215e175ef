using System.Buffers.Binary;
using System.Text;

namespace Mainspring.Server.Mlflow.Traces.Otlp;

/// <summary>Reads the fields of one protobuf message from bytes, one after the other, without trusting them.</summary>
/// <exception cref="FormatException">The bytes are no message; every member may say so.</exception>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;
    private const int LongestVarint = 10;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;
    private int _wireType;

    /// <summary>The number of the field that was moved to.</summary>
    public int Field { get; private set; }

    /// <summary>Moves to the next field; the value of each field must be read or skipped.</summary>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        ulong tag = TakeVarint();
        Field = tag >> 3 is > 0 and <= int.MaxValue ? (int)(tag >> 3) : throw Broken();
        _wireType = (int)(tag & 7);
        return true;
    }

    public long ReadVarint() => _wireType == Varint ? (long)TakeVarint() : throw Broken();

    public ulong ReadFixed64() => _wireType == Fixed64 ? BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong))) : throw Broken();

    public double ReadDouble() => BitConverter.UInt64BitsToDouble(ReadFixed64());

    public ReadOnlySpan<byte> ReadBytes() => _wireType == Delimited ? Take(TakeVarint()) : throw Broken();

    public string ReadText()
    {
        try
        {
            return StrictUtf8.GetString(ReadBytes());
        }
        catch (DecoderFallbackException broken)
        {
            throw new FormatException("A text of the message is not UTF-8.", broken);
        }
    }

    public void Skip()
    {
        switch (_wireType)
        {
            case Varint:
                TakeVarint();
                break;
            case Fixed64:
                Take(sizeof(ulong));
                break;
            case Delimited:
                Take(TakeVarint());
                break;
            case Fixed32:
                Take(sizeof(uint));
                break;
            default:
                throw Broken();
        }
    }

    private static FormatException Broken() => new("The bytes are not the protobuf message that is expected.");

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw Broken();
        }

        ReadOnlySpan<byte> taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    private ulong TakeVarint()
    {
        ulong value = 0;
        for (int i = 0; i < LongestVarint; i++)
        {
            byte next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Broken();
    }
}
