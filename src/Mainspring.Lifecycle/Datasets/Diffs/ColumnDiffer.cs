using System.Globalization;
using Mainspring.Data.Tables;
using Mainspring.Statistics.Drift;

namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>Compares a column of two tables.</summary>
internal static class ColumnDiffer
{
    /// <summary>Of more rows, evenly spaced ones are compared: a shift that a million rows do not show does not matter.</summary>
    private const int MostRows = 1_000_000;

    /// <summary>Numbers of so few values are compared value by value.</summary>
    private const int FewValues = 20;

    /// <summary>Text of more values, such as names, has no distribution to compare.</summary>
    private const int MostCategories = 1000;

    private const int MostListed = 10;
    private const double Significant = 0.01;
    private const double LeastMissing = 0.05;

    public static ColumnDiff Of(Column a, Column b)
    {
        (long missingA, long missingB) = (MissingIn(a), MissingIn(b));
        var diff = new ColumnDiff
        {
            Name = b.Name,
            Type = b.Type.ToString().ToLowerInvariant(),
            MissingA = Share(missingA, a.Length),
            MissingB = Share(missingB, b.Length),
            MissingShifted = Math.Abs(Share(missingA, a.Length) - Share(missingB, b.Length)) >= LeastMissing && ContingencyTest.Of([missingA, a.Length - missingA], [missingB, b.Length - missingB]).PValue < Significant,
        };
        return (a, b) switch
        {
            (TimestampColumn, TimestampColumn) => OfMoments(diff, Numbers(a), Numbers(b)),
            _ when IsNumeric(a) && IsNumeric(b) => OfNumbers(diff, Numbers(a), Numbers(b)),
            _ when !IsNumeric(a) && !IsNumeric(b) && a is not TimestampColumn && b is not TimestampColumn => OfCategories(diff, Counts(a), Counts(b)),
            _ => diff,
        };
    }

    private static bool IsNumeric(Column column) => column is RealColumn or IntegerColumn or BooleanColumn;

    private static ColumnDiff OfNumbers(ColumnDiff diff, double[] a, double[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return diff;
        }

        diff = diff with { MeanA = a.Average(), MeanB = b.Average(), Wasserstein = Finite(Drift(a, b)) };
        double[] values = [.. a.Concat(b).Distinct().Take(FewValues + 1)];
        if (values.Length <= FewValues)
        {
            Array.Sort(values);
            return OfCounts(diff, [.. values.Select(value => Text(value))], [.. values.Select(value => CountOf(a, value))], [.. values.Select(value => CountOf(b, value))]);
        }

        double distance = KolmogorovSmirnovTest.Distance(a, b);
        return Binned(diff, a, b, value => Text(value)) with { Test = "ks", Statistic = distance, EffectSize = distance, PValue = KolmogorovSmirnovTest.PValue(distance, a.Length, b.Length) };
    }

    /// <summary>Later rows have later moments: where they lie is shown, and not called a shift.</summary>
    private static ColumnDiff OfMoments(ColumnDiff diff, double[] a, double[] b) =>
        a.Length == 0 || b.Length == 0 ? diff : Binned(diff, a, b, value => DateTimeOffset.UnixEpoch.AddSeconds(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) with { Psi = null, JensenShannon = null };

    private static ColumnDiff Binned(ColumnDiff diff, double[] a, double[] b, Func<double, string> format)
    {
        double[] edges = PooledBins.Edges(a, b);
        long[] first = PooledBins.Count(a, edges), second = PooledBins.Count(b, edges);
        return diff with
        {
            Psi = Finite(PopulationStability.Index(first, second)),
            JensenShannon = Finite(JensenShannon.Distance(first, second)),
            Labels = [.. Enumerable.Range(0, first.Length).Select(i => $"{format(edges[i])} – {format(edges[i + 1])}")],
            SharesA = [.. first.Select(count => Share(count, a.Length))],
            SharesB = [.. second.Select(count => Share(count, b.Length))],
        };
    }

    private static ColumnDiff OfCategories(ColumnDiff diff, Dictionary<string, long> a, Dictionary<string, long> b)
    {
        string[] names = [.. a.Keys.Union(b.Keys).OrderByDescending(name => a.GetValueOrDefault(name) + b.GetValueOrDefault(name)).ThenBy(name => name, StringComparer.Ordinal)];
        if (names.Length > MostCategories || a.Count == 0 || b.Count == 0)
        {
            return diff;
        }

        return OfCounts(diff, names, [.. names.Select(name => a.GetValueOrDefault(name))], [.. names.Select(name => b.GetValueOrDefault(name))]) with
        {
            NewValues = [.. names.Where(name => !a.ContainsKey(name)).Take(MostListed)],
            GoneValues = [.. names.Where(name => !b.ContainsKey(name)).Take(MostListed)],
        };
    }

    private static ColumnDiff OfCounts(ColumnDiff diff, string[] names, long[] a, long[] b)
    {
        var test = ContingencyTest.Of(a, b);
        (double first, double second) = (a.Sum(), b.Sum());
        int shown = Math.Min(names.Length, FewValues);
        return diff with
        {
            Test = "chi_squared",
            Statistic = test.Statistic,
            PValue = test.PValue,
            EffectSize = test.EffectSize,
            Psi = Finite(PopulationStability.Index(a, b)),
            JensenShannon = Finite(JensenShannon.Distance(a, b)),
            Labels = [.. names.Take(shown)],
            SharesA = [.. a.Take(shown).Select(count => count / first)],
            SharesB = [.. b.Take(shown).Select(count => count / second)],
        };
    }

    private static double Drift(double[] a, double[] b)
    {
        double mean = a.Average();
        double deviation = Math.Sqrt(a.Sum(value => (value - mean) * (value - mean)) / a.Length);
        return Wasserstein.Distance(a, b) / Math.Max(deviation, 1e-300);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static long CountOf(double[] ascending, double value)
    {
        long count = 0;
        foreach (double one in ascending)
        {
            count += one == value ? 1 : 0;
        }

        return count;
    }

    private static long MissingIn(Column column)
    {
        long missing = 0;
        for (int row = 0; row < column.Length; row++)
        {
            missing += column.IsMissing(row) ? 1 : 0;
        }

        return missing;
    }

    /// <summary>The finite numbers, ascending; moments in seconds.</summary>
    private static double[] Numbers(Column column)
    {
        int count = Math.Min(column.Length, MostRows), kept = 0;
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            int row = (int)((long)i * column.Length / count);
            double value = column.IsMissing(row) ? double.NaN : column switch
            {
                RealColumn real => real.Values[row],
                IntegerColumn integer => integer.Values[row],
                TimestampColumn time => time.Values[row] / 1e6,
                _ => ((BooleanColumn)column).Values[row],
            };
            values[kept] = value;
            kept += double.IsFinite(value) ? 1 : 0;
        }

        Array.Resize(ref values, kept);
        Array.Sort(values);
        return values;
    }

    private static Dictionary<string, long> Counts(Column column)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        if (column is CategoryColumn category)
        {
            long[] codes = new long[category.Levels.Count];
            foreach (int code in category.Codes)
            {
                if (code >= 0)
                {
                    codes[code]++;
                }
            }

            return codes.Select((count, code) => (category.Levels[code], count)).Where(level => level.count > 0).ToDictionary(level => level.Item1, level => level.count, StringComparer.Ordinal);
        }

        for (int row = 0; row < column.Length && counts.Count <= MostCategories; row++)
        {
            if (column.Format(row) is { } value)
            {
                counts[value] = counts.GetValueOrDefault(value) + 1;
            }
        }

        return counts;
    }

    private static string Text(double value) => value.ToString(Math.Abs(value) is >= 1e7 or (> 0 and < 1e-3) ? "0.##e0" : "0.###", CultureInfo.InvariantCulture);
}
