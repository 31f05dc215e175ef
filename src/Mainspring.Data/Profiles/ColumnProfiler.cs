using System.Globalization;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles;

/// <summary>Profiles one column.</summary>
internal static class ColumnProfiler
{
    private const int TopValues = 10;
    private const double Fence = 1.5;

    public static ColumnProfile Profile(Column column) => column switch
    {
        RealColumn real => OfNumbers(column, Present(real.Values), areWhole: false),
        IntegerColumn integer => OfNumbers(column, Present(integer.Values), areWhole: true),
        BooleanColumn boolean => OfBooleans(boolean),
        TimestampColumn timestamp => OfMoments(timestamp),
        CategoryColumn category => OfCategories(category),
        _ => OfTexts((TextColumn)column),
    };

    private static ColumnProfile OfNumbers(Column column, double[] values, bool areWhole)
    {
        Array.Sort(values);
        ColumnProfile profile = Plain(column, values.Length);
        if (values.Length == 0)
        {
            return profile;
        }

        (long distinct, IReadOnlyList<ValueCount> top) = Runs(values, v => v.ToString("R", CultureInfo.InvariantCulture));
        double mean = Mean(values);
        var quantiles = Quantiles.Of(values);
        return profile with
        {
            Distinct = distinct,
            Top = top,
            Mean = mean,
            Std = StandardDeviation(values, mean),
            Min = values[0],
            Max = values[^1],
            Quantiles = quantiles,
            Outliers = Outliers(values, quantiles),
            Histogram = Histogram.Of(values, areWhole),
        };
    }

    private static ColumnProfile OfMoments(TimestampColumn column)
    {
        double[] seconds = new double[column.Length];
        int count = 0;
        foreach (long value in column.Values)
        {
            if (value != TimestampColumn.Missing)
            {
                seconds[count++] = value / 1e6;
            }
        }

        Array.Resize(ref seconds, count);
        Array.Sort(seconds);
        ColumnProfile profile = Plain(column, count);
        if (count == 0)
        {
            return profile;
        }

        (long distinct, IReadOnlyList<ValueCount> top) = Runs(seconds, Moment);
        return profile with { Distinct = distinct, Top = top, Earliest = Moment(seconds[0]), Latest = Moment(seconds[^1]), Histogram = Histogram.Of(seconds, areWhole: false) };
    }

    private static ColumnProfile OfBooleans(BooleanColumn column)
    {
        long truths = column.Values.Count((sbyte)1), falsehoods = column.Values.Count((sbyte)0);
        long present = truths + falsehoods;
        return Plain(column, present) with
        {
            Distinct = (truths > 0 ? 1 : 0) + (falsehoods > 0 ? 1 : 0),
            Mean = present > 0 ? (double)truths / present : null,
            Top = Largest([new("true", truths), new("false", falsehoods)]),
        };
    }

    private static ColumnProfile OfCategories(CategoryColumn column)
    {
        long[] counts = new long[column.Levels.Count];
        long present = 0;
        foreach (int code in column.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
                present++;
            }
        }

        return Plain(column, present) with { Distinct = counts.LongCount(c => c > 0), Top = Largest(counts.Select((count, code) => new ValueCount(column.Levels[code], count))) };
    }

    private static ColumnProfile OfTexts(TextColumn column)
    {
        var counter = new TextCounter();
        foreach (string? value in column.Values)
        {
            if (value is not null)
            {
                counter.Add(value);
            }
        }

        bool repeats = counter.Counts.Any(pair => pair.Value > 1);
        return Plain(column, counter.Total) with
        {
            Distinct = counter.Distinct,
            DistinctError = counter.IsExact ? null : TextCounter.RelativeError,
            Top = repeats ? Largest(counter.Counts.Select(pair => new ValueCount(pair.Key, pair.Value))) : [],
        };
    }

    private static ColumnProfile Plain(Column column, long present) => new()
    {
        Name = column.Name,
        Type = column.Type.ToString().ToLowerInvariant(),
        Missing = column.Length - present,
        Distinct = 0,
    };

    /// <summary>The number of different values, and the most frequent of them when any stands twice.</summary>
    private static (long Distinct, IReadOnlyList<ValueCount> Top) Runs(double[] ascending, Func<double, string> format)
    {
        long distinct = 0;
        var frequent = new PriorityQueue<(double Value, long Count), (long, double)>();
        for (int start = 0, end; start < ascending.Length; start = end)
        {
            for (end = start + 1; end < ascending.Length && ascending[end] == ascending[start]; end++)
            {
            }

            distinct++;
            frequent.Enqueue((ascending[start], end - start), (end - start, -ascending[start]));
            if (frequent.Count > TopValues)
            {
                frequent.Dequeue();
            }
        }

        return (distinct, distinct == ascending.Length && distinct > 1 ? [] : [.. frequent.UnorderedItems.OrderByDescending(i => i.Priority).Select(i => new ValueCount(format(i.Element.Value), i.Element.Count))]);
    }

    private static IReadOnlyList<ValueCount> Largest(IEnumerable<ValueCount> counts) =>
        [.. counts.Where(c => c.Count > 0).OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal).Take(TopValues)];

    private static double[] Present(ReadOnlySpan<double> values)
    {
        double[] present = new double[values.Length];
        int count = 0;
        foreach (double value in values)
        {
            present[count] = value;
            count += double.IsNaN(value) ? 0 : 1;
        }

        return present[..count];
    }

    private static double[] Present(ReadOnlySpan<long> values)
    {
        double[] present = new double[values.Length];
        int count = 0;
        foreach (long value in values)
        {
            present[count] = value;
            count += value == IntegerColumn.Missing ? 0 : 1;
        }

        return present[..count];
    }

    /// <summary>Ascending numbers beyond the fences.</summary>
    private static long Outliers(double[] ascending, Quantiles quantiles)
    {
        double reach = Fence * (quantiles.P75 - quantiles.P25);
        int inside = Below(ascending, quantiles.P75 + reach, included: true) - Below(ascending, quantiles.P25 - reach, included: false);
        return ascending.Length - inside;
    }

    /// <summary>How many ascending numbers are less than a limit, or equal to it where that is included.</summary>
    private static int Below(double[] ascending, double limit, bool included)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ascending[middle] < limit || (included && ascending[middle] == limit) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static double Mean(double[] values)
    {
        // Taken from the first value, so that large numbers close together keep their digits.
        double first = values[0], sum = 0;
        foreach (double value in values)
        {
            sum += value - first;
        }

        return first + (sum / values.Length);
    }

    private static double? StandardDeviation(double[] values, double mean)
    {
        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return values.Length > 1 ? Math.Sqrt(squares / (values.Length - 1)) : null;
    }

    private static string Moment(double seconds) => DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
