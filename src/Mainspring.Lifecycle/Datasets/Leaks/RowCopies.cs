using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Statistics.Counts;

namespace Mainspring.Lifecycle.Datasets.Leaks;

/// <summary>Rows that are equal in every column, and whether chance explains them.</summary>
internal static class RowCopies
{
    private const double Doubtful = 0.001;

    /// <summary>Columns that are not independent of the others agree more often than their own values tell.</summary>
    private const double Dependence = 2;

    private const int MostColumns = 3;
    private const int MostRows = 1_000_000;
    private const int SampledValues = 20_000;

    /// <summary>
    /// Whether equal rows are what rows of few and coarse values must show: as many as rows that agree in all columns but one let expect, by the chance that
    /// two rows agree in that one.
    /// </summary>
    public static bool AreChance(Table table, ulong[] hashes)
    {
        double equal = EqualPairs(hashes);
        double expected = table.Columns.OrderByDescending(column => Variety(column)).Take(MostColumns).Max(column => Expected(column, hashes));
        return equal > 0 && PoissonTest.PValue(equal, Dependence * expected) >= Doubtful;
    }

    private static double EqualPairs(ulong[] hashes)
    {
        ulong[] ascending = [.. hashes];
        Array.Sort(ascending);
        double pairs = 0, run = 0;
        for (int i = 1; i < ascending.Length; i++)
        {
            run = ascending[i] == ascending[i - 1] ? run + 1 : 0;
            pairs += run;
        }

        return pairs;
    }

    /// <summary>How many equal pairs pairs that differ in this column alone let expect.</summary>
    private static double Expected(Column column, ulong[] hashes)
    {
        ulong[] without = new ulong[hashes.Length];
        RowHashes.Add(column, without);
        int rows = Math.Min(hashes.Length, MostRows);
        ulong[] rest = new ulong[rows], whole = new ulong[rows];
        for (int i = 0; i < rows; i++)
        {
            int row = (int)((long)i * hashes.Length / rows);
            (rest[i], whole[i]) = (hashes[row] - without[row], hashes[row]);
        }

        Array.Sort(rest, whole);
        double near = 0;
        for (int start = 0, end; start < rows; start = end)
        {
            for (end = start + 1; end < rows && rest[end] == rest[start]; end++)
            {
            }

            double equal = whole.AsSpan(start, end - start).ToArray().CountBy(hash => hash).Sum(pair => pair.Value * (pair.Value - 1.0) / 2);
            near += ((end - start) * (end - start - 1.0) / 2) - equal;
        }

        double agree = Agreement(column), scale = (double)hashes.Length / rows;
        return near * scale * scale * agree / Math.Max(1e-9, 1 - agree);
    }

    /// <summary>The chance that two rows have the same value.</summary>
    private static double Agreement(Column column)
    {
        string[] values = Sample(column);
        return values.CountBy(value => value).Sum(pair => pair.Value * (pair.Value - 1.0)) / Math.Max(1, values.Length * (values.Length - 1.0));
    }

    private static int Variety(Column column) => Sample(column).Distinct().Count();

    private static string[] Sample(Column column)
    {
        int count = Math.Min(column.Length, SampledValues);
        return [.. Enumerable.Range(0, count).Select(i => column.Format((int)((long)i * column.Length / count)) ?? "")];
    }
}
