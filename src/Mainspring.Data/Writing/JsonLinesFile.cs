using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Writing;

internal static class JsonLinesFile
{
    private const int FlushBytes = 128 * 1024;

    public static void Write(Table table, Stream stream, CancellationToken cancellation)
    {
        using (stream)
        {
            var buffer = new ArrayBufferWriter<byte>(2 * FlushBytes);
            using var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            for (int row = 0; row < table.RowCount; row++)
            {
                json.WriteStartObject();
                foreach (Column column in table.Columns)
                {
                    WriteValue(json, column, row);
                }

                json.WriteEndObject();
                json.Flush();
                json.Reset();
                buffer.Write("\n"u8);
                if (buffer.WrittenCount > FlushBytes)
                {
                    cancellation.ThrowIfCancellationRequested();
                    stream.Write(buffer.WrittenSpan);
                    buffer.ResetWrittenCount();
                }
            }

            stream.Write(buffer.WrittenSpan);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, Column column, int row)
    {
        json.WritePropertyName(column.Name);
        switch (column)
        {
            case var _ when column.IsMissing(row):
                json.WriteNullValue();
                break;
            case RealColumn real:
                json.WriteNumberValue(real.Values[row]);
                break;
            case IntegerColumn integer:
                json.WriteNumberValue(integer.Values[row]);
                break;
            case BooleanColumn boolean:
                json.WriteBooleanValue(boolean.Values[row] != 0);
                break;
            default:
                json.WriteStringValue(column.Format(row));
                break;
        }
    }
}
