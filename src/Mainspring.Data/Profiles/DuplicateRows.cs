using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles;

/// <summary>Counts rows that are equal in every column, by 64-bit hashes: among ten million rows a false pair is a matter of one in 370,000 tables.</summary>
internal static class DuplicateRows
{
    /// <summary>How many rows repeat an earlier one.</summary>
    public static long Count(Table table, CancellationToken cancellation)
    {
        ulong[] hashes = new ulong[table.RowCount];
        foreach (Column column in table.Columns)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(column, hashes);
        }

        Array.Sort(hashes);
        long repeated = 0;
        for (int i = 1; i < hashes.Length; i++)
        {
            repeated += hashes[i] == hashes[i - 1] ? 1 : 0;
        }

        return table.Columns.Count == 0 ? 0 : repeated;
    }

    private static void Add(Column column, ulong[] hashes)
    {
        for (int row = 0; row < hashes.Length; row++)
        {
            ulong value = column switch
            {
                RealColumn real => BitConverter.DoubleToUInt64Bits(real.Values[row]),
                IntegerColumn integer => (ulong)integer.Values[row],
                TimestampColumn timestamp => (ulong)timestamp.Values[row],
                BooleanColumn boolean => (ulong)boolean.Values[row],
                CategoryColumn category => (ulong)category.Codes[row],
                TextColumn text => text.Values[row] is { } present ? TextCounter.Hash(present) : 1,
                _ => 0,
            };
            hashes[row] = TextCounter.Mix(hashes[row] ^ value) + 0x9E3779B97F4A7C15;
        }
    }
}
