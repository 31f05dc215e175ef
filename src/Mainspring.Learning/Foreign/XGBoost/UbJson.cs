using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Mainspring.Learning.Foreign.XGBoost;

/// <summary>Turns Universal Binary JSON (ubjson.org, draft 12, as far as XGBoost writes it) into JSON.</summary>
internal ref struct UbJson
{
    private const int Deepest = 32;

    private ReadOnlySpan<byte> _rest;

    private UbJson(ReadOnlySpan<byte> bytes) => _rest = bytes;

    /// <summary>Whether the first bytes are those of an object of UBJSON, not of JSON.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> bytes) => bytes.Length > 2 && bytes[0] == '{' && bytes[1] is (byte)'i' or (byte)'U' or (byte)'I' or (byte)'l' or (byte)'L';

    /// <summary>The JSON of a document.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    public static ReadOnlyMemory<byte> ToJson(ReadOnlySpan<byte> bytes)
    {
        var buffer = new ArrayBufferWriter<byte>(bytes.Length * 2);
        using (var writer = new Utf8JsonWriter(buffer, new() { SkipValidation = true }))
        {
            var reader = new UbJson(bytes);
            reader.Value(writer, reader.Take(1)[0], 0);
        }

        return buffer.WrittenMemory;
    }

    private void Value(Utf8JsonWriter writer, byte marker, int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException($"it nests more than {Deepest} deep");
        }

        switch ((char)marker)
        {
            case '{':
                Object(writer, depth);
                break;
            case '[':
                List(writer, depth);
                break;
            case 'S':
                writer.WriteStringValue(Text());
                break;
            case 'C':
                writer.WriteStringValue(Take(1));
                break;
            case 'T' or 'F':
                writer.WriteBooleanValue(marker == 'T');
                break;
            case 'Z' or 'N':
                writer.WriteNullValue();
                break;
            case 'd':
                Number(writer, BinaryPrimitives.ReadSingleBigEndian(Take(sizeof(float))));
                break;
            case 'D':
                Number(writer, BinaryPrimitives.ReadDoubleBigEndian(Take(sizeof(double))));
                break;
            default:
                writer.WriteNumberValue(Integer(marker));
                break;
        }
    }

    private void Object(Utf8JsonWriter writer, int depth)
    {
        writer.WriteStartObject();
        for (byte next = Take(1)[0]; next != '}'; next = Take(1)[0])
        {
            writer.WritePropertyName(Encoding.UTF8.GetString(Take(Integer(next))));
            Value(writer, Take(1)[0], depth + 1);
        }

        writer.WriteEndObject();
    }

    private void List(Utf8JsonWriter writer, int depth)
    {
        writer.WriteStartArray();
        byte next = Take(1)[0];
        byte? type = null;
        if (next == '$')
        {
            type = Take(1)[0];
            next = Take(1)[0];
        }

        if (next == '#')
        {
            long count = Integer(Take(1)[0]);
            for (long i = 0; i < count; i++)
            {
                Value(writer, type ?? Take(1)[0], depth + 1);
            }
        }
        else
        {
            for (; next != ']'; next = Take(1)[0])
            {
                Value(writer, next, depth + 1);
            }
        }

        writer.WriteEndArray();
    }

    private string Text() => Encoding.UTF8.GetString(Take(Integer(Take(1)[0])));

    private long Integer(byte marker) => (char)marker switch
    {
        'i' => (sbyte)Take(1)[0],
        'U' => Take(1)[0],
        'I' => BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short))),
        'l' => BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int))),
        'L' => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long))),
        _ => throw new FormatException($"there is no value of the marker {marker}"),
    };

    /// <summary>JSON has no infinities and no NaN; neither has a sound model.</summary>
    private static void Number(Utf8JsonWriter writer, double value)
    {
        if (!double.IsFinite(value))
        {
            writer.WriteNullValue();
        }
        else if ((float)value == value)
        {
            writer.WriteNumberValue((float)value);
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > _rest.Length)
        {
            throw new FormatException("it ends in the middle of a value");
        }

        ReadOnlySpan<byte> taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
