using System.Globalization;
using Mainspring.Data.Tables;
using Mainspring.Statistics.Resampling;

namespace Mainspring.Lifecycle.Training.Slices;

/// <summary>Divides the hold-out by the values of columns.</summary>
internal static class Slicing
{
    private const int MostValues = 20;
    private const int Ranges = 4;

    /// <summary>The scores of every slice of the columns, in their order; values in the order of their rows, the most frequent first, ranges ascending.</summary>
    public static IReadOnlyList<SliceScore> Of(IEnumerable<string> columns, Table holdout, MetricSample sample) =>
        [.. columns.Distinct().Where(column => holdout.Schema.IndexOf(column) >= 0).SelectMany(column => Of(column, holdout, sample))];

    private static IEnumerable<SliceScore> Of(string column, Table holdout, MetricSample sample)
    {
        string[] labels = Labels(holdout[column]);
        foreach ((string label, int count) in labels.CountBy(label => label).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostValues))
        {
            double[] values = new double[sample.Names.Count];
            sample.Measure([.. labels.Select(own => own == label ? 1 : 0)], values);
            yield return new(column, label, count, sample.Names.Zip(values).Where(pair => !double.IsNaN(pair.Second)).ToDictionary(pair => pair.First, pair => pair.Second));
        }
    }

    /// <summary>The rows of each value of a column, the most frequent first.</summary>
    public static IEnumerable<(string Label, int[] Rows)> Groups(string column, Table holdout) => Labels(holdout[column])
        .Select((label, row) => (label, row))
        .GroupBy(pair => pair.label, pair => pair.row)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Take(MostValues)
        .Select(group => (group.Key, group.ToArray()));

    private static string[] Labels(Column column)
    {
        string[] texts = [.. Enumerable.Range(0, column.Length).Select(row => column.Format(row) ?? "(missing)")];
        double[]? numbers = column switch
        {
            RealColumn real => real.Values.ToArray(),
            IntegerColumn integer => [.. Enumerable.Range(0, column.Length).Select(row => column.IsMissing(row) ? double.NaN : integer.Values[row])],
            _ => null,
        };
        double[] known = [.. (numbers ?? []).Where(number => !double.IsNaN(number)).Order()];
        if (numbers is null || known.Distinct().Take(MostValues + 1).Count() <= MostValues)
        {
            return texts;
        }

        double[] edges = [.. Enumerable.Range(0, Ranges + 1).Select(part => known[Math.Min(known.Length - 1, part * known.Length / Ranges)]).Distinct()];
        return [.. numbers.Select(number => double.IsNaN(number) ? "(missing)" : RangeOf(number, edges))];
    }

    private static string RangeOf(double number, double[] edges)
    {
        int part = 1;
        while (part < edges.Length - 1 && number >= edges[part])
        {
            part++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{edges[part - 1]:0.####} to {edges[part]:0.####}");
    }
}
