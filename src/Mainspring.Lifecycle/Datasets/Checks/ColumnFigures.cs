using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Sources.Checks;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>The figures of one column.</summary>
internal static class ColumnFigures
{
    public static CheckOutcome Run(CheckRule.Figure figure, Column column)
    {
        if (!CheckFigures.OfNumbers.Contains(figure.Name))
        {
            CheckOutcome outcome = CheckRunner.Bounded(OfAny(figure.Name, column), figure.Bound);
            return outcome.Passed || figure.Name == "distinct_count" ? outcome : outcome with { Rows = [.. Missing(column)], Columns = [column.Name] };
        }

        return column switch
        {
            RealColumn or IntegerColumn or BooleanColumn when Numbers(column) is { Length: > 0 } values => CheckRunner.Bounded(OfNumbers(figure, values), figure.Bound),
            RealColumn or IntegerColumn or BooleanColumn => CheckOutcome.Untold($"{column.Name} has no value"),
            _ => CheckOutcome.Untold($"{column.Name} holds no numbers but {column.Type.ToString().ToLowerInvariant()}"),
        };
    }

    private static double OfAny(string name, Column column) => name switch
    {
        "missing_count" => Missing(column).Count(),
        "missing_percent" => column.Length == 0 ? 0 : 100.0 * Missing(column).Count() / column.Length,
        _ => Enumerable.Range(0, column.Length).Select(column.Format).OfType<string>().Distinct().Count(),
    };

    private static IEnumerable<int> Missing(Column column) => Enumerable.Range(0, column.Length).Where(column.IsMissing);

    private static double OfNumbers(CheckRule.Figure figure, double[] values) => figure.Name switch
    {
        "mean" => values.Average(),
        "sum" => values.Sum(),
        "min" => values.Min(),
        "max" => values.Max(),
        "std" => Deviation(values),
        "median" => Quantile(values, 0.5),
        _ => Quantile(values, figure.Share!.Value),
    };

    private static double[] Numbers(Column column) =>
    [
        .. Enumerable.Range(0, column.Length).Where(row => !column.IsMissing(row)).Select(row => column switch
        {
            RealColumn real => real.Values[row],
            IntegerColumn integer => integer.Values[row],
            _ => ((BooleanColumn)column).Values[row],
        }),
    ];

    /// <summary>The standard deviation of a sample; NaN for fewer than two values.</summary>
    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    /// <summary>Interpolated linearly between values.</summary>
    private static double Quantile(double[] values, double share)
    {
        Array.Sort(values);
        double position = share * (values.Length - 1);
        int below = (int)position;
        return values[below] + ((position - below) * (values[Math.Min(below + 1, values.Length - 1)] - values[below]));
    }
}
