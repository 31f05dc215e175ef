using System.Globalization;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles.Targets;

/// <summary>The mean of the target over the values of a column.</summary>
internal static class TargetGrouping
{
    private const int MostGroups = 8;
    private const int SampledRows = 20_000;

    public static IReadOnlyList<TargetGroup> Of(Column column, double[] target) => target.Length == 0 ? [] : column switch
    {
        CategoryColumn category => OfCodes(category.Levels, category.Codes, target),
        BooleanColumn boolean => OfCodes(["false", "true"], Array.ConvertAll(boolean.Values.ToArray(), value => (int)value), target),
        IntegerColumn integer => OfNumbers(Array.ConvertAll(integer.Values.ToArray(), value => value == IntegerColumn.Missing ? double.NaN : value), target),
        RealColumn real => OfNumbers(real.Values.ToArray(), target),
        _ => [],
    };

    private static TargetGroup[] OfCodes(IReadOnlyList<string> levels, ReadOnlySpan<int> codes, double[] target)
    {
        (long[] rows, double[] sums) = Sum(codes, target, levels.Count);
        return [.. Enumerable.Range(0, levels.Count).Where(code => rows[code] > 0).OrderByDescending(code => rows[code]).Take(MostGroups).Select(code => new TargetGroup(levels[code], rows[code], sums[code] / rows[code]))];
    }

    private static TargetGroup[] OfNumbers(double[] values, double[] target)
    {
        double[] edges = Edges(values);
        if (edges.Length < 2)
        {
            return [];
        }

        int[] codes = [.. values.Select(value => double.IsNaN(value) ? -1 : Math.Clamp(PartOf(edges, value), 0, edges.Length - 2))];
        (long[] rows, double[] sums) = Sum(codes, target, edges.Length - 1);
        return [.. Enumerable.Range(0, edges.Length - 1).Where(part => rows[part] > 0).Select(part => new TargetGroup(Label(edges, part), rows[part], sums[part] / rows[part]))];
    }

    private static (long[] Rows, double[] Sums) Sum(ReadOnlySpan<int> codes, double[] target, int groups)
    {
        long[] rows = new long[groups];
        double[] sums = new double[groups];
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] >= 0 && !double.IsNaN(target[row]))
            {
                rows[codes[row]]++;
                sums[codes[row]] += target[row];
            }
        }

        return (rows, sums);
    }

    /// <summary>Edges of parts with about as many rows each; values that are frequent make fewer of them. Few different values have a part each.</summary>
    private static double[] Edges(double[] values)
    {
        int count = Math.Min(values.Length, SampledRows);
        double[] sample = [.. Enumerable.Range(0, count).Select(i => values[(int)((long)i * values.Length / count)]).Where(double.IsFinite).Order()];
        if (sample.Length == 0)
        {
            return [];
        }

        double[] distinct = [.. sample.Distinct().Take(MostGroups + 1)];
        return distinct.Length <= MostGroups
            ? [.. distinct, double.PositiveInfinity]
            : [.. Enumerable.Range(0, MostGroups).Select(part => sample[(int)((long)part * sample.Length / MostGroups)]).Distinct(), double.PositiveInfinity];
    }

    private static int PartOf(double[] edges, double value)
    {
        int found = Array.BinarySearch(edges, value);
        return found >= 0 ? found : ~found - 1;
    }

    private static string Label(double[] edges, int part)
    {
        string from = Text(edges[part]);
        return double.IsInfinity(edges[part + 1]) ? $"from {from}" : $"{from} – {Text(edges[part + 1])}";
    }

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
