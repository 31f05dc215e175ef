using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Connectors.Postgres;

/// <summary>The figures of rows that are held against those of a database. Each value is hashed by the bytes that either side makes of it in the same way.</summary>
internal static class TableDigest
{
    /// <summary>The expression for the bytes of a column in PostgreSQL: numbers as the network sends them, moments in microseconds, texts in UTF-8.</summary>
    public static string BytesOf(Column column)
    {
        string name = DatabaseAddress.Quote(column.Name);
        return column.Type switch
        {
            ColumnType.Boolean => $"{name}::boolean::text",
            ColumnType.Integer => $"int8send({name}::bigint)",
            ColumnType.Real => $"float8send({name}::double precision)",
            ColumnType.Timestamp => $"int8send(round(extract(epoch FROM {name}::timestamp with time zone) * 1000000)::bigint)",
            _ => $"convert_to({name}::text, 'UTF8')",
        };
    }

    /// <summary>The figures of the file on both sides.</summary>
    public static LoadReport Of(Table rows, string table, string sha256) =>
        new(table, sha256, Unchanged: true, new(rows.RowCount, rows.RowCount), [.. rows.Columns.Select(Of)]);

    private static LoadedColumn Of(Column column)
    {
        long nulls = 0;
        long sum = 0;
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        Span<byte> number = stackalloc byte[sizeof(long)];
        for (int row = 0; row < column.Length; row++)
        {
            if (column.IsMissing(row))
            {
                nulls++;
                continue;
            }

            MD5.HashData(BytesOf(column, row, number), hash);
            sum += BinaryPrimitives.ReadUInt32BigEndian(hash);
        }

        return new(column.Name, new(nulls, nulls), new(sum, sum));
    }

    private static ReadOnlySpan<byte> BytesOf(Column column, int row, Span<byte> number)
    {
        switch (column)
        {
            case IntegerColumn integer:
                BinaryPrimitives.WriteInt64BigEndian(number, integer.Values[row]);
                return number;
            case TimestampColumn timestamp:
                BinaryPrimitives.WriteInt64BigEndian(number, timestamp.Values[row]);
                return number;
            case RealColumn real:
                BinaryPrimitives.WriteDoubleBigEndian(number, real.Values[row]);
                return number;
            default:
                return Encoding.UTF8.GetBytes(column.Format(row)!);
        }
    }
}
