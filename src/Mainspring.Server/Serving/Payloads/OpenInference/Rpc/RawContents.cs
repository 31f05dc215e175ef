using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Google.Protobuf;

namespace Mainspring.Server.Serving.Payloads.OpenInference.Rpc;

/// <summary>Tensors as bytes: values behind each other, little-endian; a text has its length before it in four bytes, a truth is one byte.</summary>
internal static class RawContents
{
    /// <summary>Writes the values of a tensor as JSON.</summary>
    /// <exception cref="PayloadException">There are no raw contents of the type, or they end in the middle of a value.</exception>
    public static void Read(Utf8JsonWriter json, string tensor, string type, ReadOnlySpan<byte> raw)
    {
        try
        {
            while (!raw.IsEmpty)
            {
                raw = raw[ReadValue(json, tensor, type, raw)..];
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new PayloadException($"The raw contents of the tensor '{tensor}' end in the middle of a value.");
        }
    }

    /// <summary>The values of an output as bytes; null is not a number.</summary>
    public static ByteString Write(string type, IEnumerable<JsonElement> values)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (JsonElement value in values)
        {
            WriteValue(bytes, type, value);
        }

        return ByteString.CopyFrom(bytes.WrittenSpan);
    }

    /// <returns>How many bytes the value took.</returns>
    private static int ReadValue(Utf8JsonWriter json, string tensor, string type, ReadOnlySpan<byte> raw)
    {
        switch (type)
        {
            case "BOOL":
                json.WriteBooleanValue(raw[0] != 0);
                return sizeof(bool);
            case "INT8":
                json.WriteNumberValue((sbyte)raw[0]);
                return sizeof(sbyte);
            case "UINT8":
                json.WriteNumberValue(raw[0]);
                return sizeof(byte);
            case "INT16":
                json.WriteNumberValue(BinaryPrimitives.ReadInt16LittleEndian(raw));
                return sizeof(short);
            case "UINT16":
                json.WriteNumberValue(BinaryPrimitives.ReadUInt16LittleEndian(raw));
                return sizeof(ushort);
            case "INT32":
                json.WriteNumberValue(BinaryPrimitives.ReadInt32LittleEndian(raw));
                return sizeof(int);
            case "UINT32":
                json.WriteNumberValue(BinaryPrimitives.ReadUInt32LittleEndian(raw));
                return sizeof(uint);
            case "INT64":
                json.WriteNumberValue(BinaryPrimitives.ReadInt64LittleEndian(raw));
                return sizeof(long);
            case "UINT64":
                json.WriteNumberValue(BinaryPrimitives.ReadUInt64LittleEndian(raw));
                return sizeof(ulong);
            case "FP16":
                RpcRequest.WriteNumber(json, (float)BinaryPrimitives.ReadHalfLittleEndian(raw));
                return sizeof(ushort);
            case "FP32":
                RpcRequest.WriteNumber(json, BinaryPrimitives.ReadSingleLittleEndian(raw));
                return sizeof(float);
            case "FP64":
                RpcRequest.WriteNumber(json, BinaryPrimitives.ReadDoubleLittleEndian(raw));
                return sizeof(double);
            case OpenInference.ModelMetadata.Text:
                int length = BinaryPrimitives.ReadInt32LittleEndian(raw);
                RpcRequest.WriteText(json, tensor, raw.Slice(sizeof(int), length));
                return sizeof(int) + length;
            default:
                throw new PayloadException($"The tensor '{tensor}' is of the type '{type}', of which there are no raw contents.");
        }
    }

    private static void WriteValue(ArrayBufferWriter<byte> bytes, string type, JsonElement value)
    {
        switch (type)
        {
            case "BOOL":
                bytes.Write([(byte)(value.GetBoolean() ? 1 : 0)]);
                break;
            case "INT64":
                BinaryPrimitives.WriteInt64LittleEndian(Take(bytes, sizeof(long)), value.GetInt64());
                break;
            case "FP32":
                BinaryPrimitives.WriteSingleLittleEndian(Take(bytes, sizeof(float)), value.ValueKind == JsonValueKind.Null ? float.NaN : value.GetSingle());
                break;
            case "FP64":
                BinaryPrimitives.WriteDoubleLittleEndian(Take(bytes, sizeof(double)), value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble());
                break;
            default:
                byte[] text = Encoding.UTF8.GetBytes(value.ToString());
                BinaryPrimitives.WriteInt32LittleEndian(Take(bytes, sizeof(int)), text.Length);
                bytes.Write(text);
                break;
        }
    }

    private static Span<byte> Take(ArrayBufferWriter<byte> bytes, int count)
    {
        Span<byte> room = bytes.GetSpan(count)[..count];
        bytes.Advance(count);
        return room;
    }
}
