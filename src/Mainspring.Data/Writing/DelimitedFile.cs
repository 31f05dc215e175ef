using Mainspring.Data.Csv;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Writing;

internal static class DelimitedFile
{
    public static void Write(Table table, Stream stream, bool isTabbed, CancellationToken cancellation)
    {
        using var writer = new CsvWriter(stream, isTabbed ? CsvDialect.Default with { Delimiter = (byte)'\t' } : null);
        foreach (Column column in table.Columns)
        {
            writer.Write(column.Name);
        }

        writer.EndRecord();
        for (int row = 0; row < table.RowCount; row++)
        {
            if ((row & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            foreach (Column column in table.Columns)
            {
                WriteValue(writer, column, row);
            }

            writer.EndRecord();
        }
    }

    private static void WriteValue(CsvWriter writer, Column column, int row)
    {
        switch (column)
        {
            case RealColumn real:
                writer.Write(real.Values[row]);
                break;
            case IntegerColumn integer when !integer.IsMissing(row):
                writer.Write(integer.Values[row]);
                break;
            default:
                writer.Write(column.Format(row));
                break;
        }
    }
}
