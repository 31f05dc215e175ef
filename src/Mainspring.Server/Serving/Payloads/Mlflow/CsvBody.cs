using System.Globalization;
using System.Text;
using System.Text.Json;
using Mainspring.Data.Csv;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Server.Serving.Payloads.Mlflow;

/// <summary>A CSV body with a header, as native records: fields become JSON values by the types of the model's columns, and validation says what is wrong with them.</summary>
internal static class CsvBody
{
    /// <summary>Reads a body.</summary>
    /// <exception cref="PayloadException">It has no header, is not in UTF-8, or a row has more fields than the header.</exception>
    public static ReadOnlyMemory<byte> ToNative(ReadOnlyMemory<byte> body, InputSchema schema)
    {
        if (!System.Text.Unicode.Utf8.IsValid(body.Span))
        {
            throw new PayloadException("The body is not valid UTF-8.");
        }

        var nulls = new NullSpellings(schema.NullSpellings);
        using var reader = new CsvReader(body, CsvDialect.Default);
        using var records = new RecordList();
        if (!reader.ReadRecord())
        {
            throw new PayloadException("The body is empty; send a header with the names of the columns, then rows.");
        }

        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(field => Encoding.UTF8.GetString(Trim(reader.Field(field))))];
        while (reader.ReadRecord())
        {
            if (reader.FieldCount != names.Length)
            {
                throw new PayloadException(string.Create(CultureInfo.InvariantCulture, $"Row {records.Count} has {reader.FieldCount} fields where the header has {names.Length}."));
            }

            records.Begin();
            for (int field = 0; field < names.Length; field++)
            {
                records.Json.WritePropertyName(names[field]);
                int column = schema.IndexOf(names[field]);
                Write(records.Json, Trim(reader.Field(field)), column < 0 ? null : schema.Columns[column], nulls);
            }

            records.End();
        }

        return records.Complete();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> text, InputColumn? column, NullSpellings nulls)
    {
        bool isLevel = column is { Type: ColumnType.Category } && column.Levels.Contains(Encoding.UTF8.GetString(text), StringComparer.Ordinal);
        switch (column?.Type)
        {
            case not null when !isLevel && nulls.Contains(text):
                json.WriteNullValue();
                break;
            case ColumnType.Integer or ColumnType.Real when FieldValue.TryReal(text, out double number) && double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case ColumnType.Boolean when FieldValue.TryBooleanWord(text, out bool value):
                json.WriteBooleanValue(value);
                break;
            default:
                json.WriteStringValue(text);
                break;
        }
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field) => field.TrimEnd((byte)'\r');
}
