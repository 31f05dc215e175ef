using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles.Associations;

/// <summary>The values of a column in evenly spaced rows: numbers, NaN for missing, or codes from 0, −1 for missing.</summary>
internal sealed record SampledColumn(string Name, double[]? Numbers, int[]? Codes, int Levels)
{
    /// <summary>Categories with more levels are left out: each level would have too few rows to tell anything.</summary>
    private const int MostLevels = 60;

    public bool IsNumeric => Numbers is not null;

    /// <summary>The ranks of <see cref="Numbers"/>, made once they are asked for.</summary>
    public double[] Ranks => field ??= RankCorrelation.Ranks(Numbers!);

    public bool HasMissing { get; private init; }

    /// <summary>The column in some rows; null when nothing can be told of its type, or it never varies.</summary>
    public static SampledColumn? Of(Column column, int mostRows) => column switch
    {
        RealColumn or IntegerColumn or BooleanColumn => Numeric(column, mostRows),
        CategoryColumn category => Coded(category, mostRows),
        _ => null,
    };

    /// <summary>The rows that are looked at.</summary>
    public static int RowAt(int index, int count, int rows) => (int)((long)index * rows / count);

    private static SampledColumn? Numeric(Column column, int mostRows)
    {
        int count = Math.Min(column.Length, mostRows);
        double[] values = new double[count];
        bool missing = false, varies = false;
        double first = double.NaN;
        for (int i = 0; i < count; i++)
        {
            double value = values[i] = NumberAt(column, RowAt(i, count, column.Length));
            missing |= double.IsNaN(value);
            first = double.IsNaN(first) ? value : first;
            varies |= value != first && !double.IsNaN(value);
        }

        return varies ? new(column.Name, values, null, 0) { HasMissing = missing } : null;
    }

    /// <summary>A value as a number; NaN when it is missing or infinite.</summary>
    private static double NumberAt(Column column, int row)
    {
        double value = column.IsMissing(row) ? double.NaN : column switch
        {
            RealColumn real => real.Values[row],
            IntegerColumn integer => integer.Values[row],
            _ => ((BooleanColumn)column).Values[row],
        };
        return double.IsFinite(value) ? value : double.NaN;
    }

    private static SampledColumn? Coded(CategoryColumn column, int mostRows)
    {
        int count = Math.Min(column.Length, mostRows);
        int[] codes = new int[count];
        int[] compact = [.. Enumerable.Repeat(-1, column.Levels.Count)];
        int levels = 0;
        for (int i = 0; i < count; i++)
        {
            int code = column.Codes[RowAt(i, count, column.Length)];
            if (code >= 0 && compact[code] < 0)
            {
                compact[code] = levels++;
            }

            codes[i] = code < 0 ? -1 : compact[code];
        }

        return levels is >= 2 and <= MostLevels ? new(column.Name, null, codes, levels) : null;
    }
}
