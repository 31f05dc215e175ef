using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles;

/// <summary>
/// A 64-bit number for each row that is equal for equal rows: the sum of one number for each column, so that a column can be taken out again. Among ten
/// million rows a false pair is a matter of one in 370,000 tables. Values are compared within one table only.
/// </summary>
public static class RowHashes
{
    private const ulong Odd = 0x9E3779B97F4A7C15;

    /// <summary>The number of each row over some columns of one table.</summary>
    /// <param name="columns">The columns; none gives zeros.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="cancellation">Looked at between columns.</param>
    public static ulong[] Of(IReadOnlyList<Column> columns, int rows, CancellationToken cancellation = default)
    {
        ulong[] hashes = new ulong[rows];
        foreach (Column column in columns)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(column, hashes);
        }

        return hashes;
    }

    /// <summary>Adds what one column tells of each row. Equal values of columns with different names add different numbers.</summary>
    public static void Add(Column column, ulong[] hashes)
    {
        ulong salt = TextCounter.Hash(column.Name) | 1;
        switch (column)
        {
            case RealColumn real:
                ReadOnlySpan<double> numbers = real.Values;
                for (int row = 0; row < hashes.Length; row++)
                {
                    // Adding zero makes both zeros one.
                    hashes[row] += Mixed(BitConverter.DoubleToUInt64Bits(numbers[row] + 0.0), salt);
                }

                break;
            case IntegerColumn integer:
                AddNumbers(integer.Values, salt, hashes);
                break;
            case TimestampColumn timestamp:
                AddNumbers(timestamp.Values, salt, hashes);
                break;
            case CategoryColumn category:
                ulong[] levels = [.. category.Levels.Select(level => TextCounter.Hash(level))];
                AddEach(row => category.Codes[row] >= 0 ? levels[category.Codes[row]] : Odd, salt, hashes);
                break;
            case BooleanColumn boolean:
                AddEach(row => (ulong)boolean.Values[row], salt, hashes);
                break;
            default:
                AddEach(row => column.Format(row) is { } text ? TextCounter.Hash(text) : Odd, salt, hashes);
                break;
        }
    }

    /// <summary>How many rows repeat an earlier one.</summary>
    public static long CountRepeated(Table table, CancellationToken cancellation = default)
    {
        ulong[] hashes = Of(table.Columns, table.RowCount, cancellation);
        Array.Sort(hashes);
        long repeated = 0;
        for (int i = 1; i < hashes.Length; i++)
        {
            repeated += hashes[i] == hashes[i - 1] ? 1 : 0;
        }

        return table.Columns.Count == 0 ? 0 : repeated;
    }

    private static void AddNumbers(ReadOnlySpan<long> numbers, ulong salt, ulong[] hashes)
    {
        for (int row = 0; row < hashes.Length; row++)
        {
            hashes[row] += Mixed((ulong)numbers[row], salt);
        }
    }

    private static void AddEach(Func<int, ulong> valueOf, ulong salt, ulong[] hashes)
    {
        for (int row = 0; row < hashes.Length; row++)
        {
            hashes[row] += Mixed(valueOf(row), salt);
        }
    }

    private static ulong Mixed(ulong value, ulong salt) => TextCounter.Mix((value ^ salt) * Odd);
}
