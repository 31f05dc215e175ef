using System.Text.Json;
using Mainspring.Data.Tables;

namespace Mainspring.Cli.Loading;

/// <summary>Rows of tables as records for endpoints.</summary>
internal static class RecordJson
{
    /// <summary>One row as a JSON object; missing values are left out.</summary>
    public static byte[] Of(IReadOnlyList<Column> columns, int row)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (Column column in columns.Where(column => !column.IsMissing(row)))
            {
                writer.WritePropertyName(column.Name);
                WriteValue(writer, column, row);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The value of a cell; null when it is missing.</summary>
    public static void WriteValue(Utf8JsonWriter writer, Column column, int row)
    {
        switch (column)
        {
            case var missing when missing.IsMissing(row):
                writer.WriteNullValue();
                break;
            case RealColumn or IntegerColumn:
                writer.WriteRawValue(column.Format(row)!);
                break;
            case BooleanColumn boolean:
                writer.WriteBooleanValue(boolean.Values[row] == 1);
                break;
            default:
                writer.WriteStringValue(column.Format(row));
                break;
        }
    }
}
