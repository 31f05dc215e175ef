using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles;

/// <summary>Pearson correlations of numeric columns.</summary>
internal static class CorrelationMatrix
{
    /// <summary>Of more numeric columns only these first ones are compared: the work grows with their square.</summary>
    private const int MostColumns = 100;

    /// <summary>Of more rows, evenly spaced ones are taken: the standard error of a coefficient is then at most 0.004.</summary>
    private const int MostRows = 65_536;

    public static IReadOnlyList<Correlation> Strongest(Table table, CancellationToken cancellation)
    {
        (string Name, double[] Values)[] columns = [.. table.Columns.Where(c => c is RealColumn or IntegerColumn or BooleanColumn).Take(MostColumns).Select(c => (c.Name, Sample(c)))];
        var found = new List<Correlation>();
        for (int a = 0; a < columns.Length; a++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int b = a + 1; b < columns.Length; b++)
            {
                if (Pearson(columns[a].Values, columns[b].Values) is { } r)
                {
                    found.Add(new(columns[a].Name, columns[b].Name, r));
                }
            }
        }

        return [.. found.OrderByDescending(c => Math.Abs(c.R)).Take(Profile.MaxCorrelations)];
    }

    /// <summary>Null when fewer than three rows have both values, or one column does not vary in them.</summary>
    internal static double? Pearson(double[] x, double[] y)
    {
        double meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        int count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i]))
            {
                continue;
            }

            // Welford's updates: no digits are lost to large means.
            count++;
            double dx = x[i] - meanX, dy = y[i] - meanY;
            meanX += dx / count;
            meanY += dy / count;
            xx += dx * (x[i] - meanX);
            yy += dy * (y[i] - meanY);
            xy += dx * (y[i] - meanY);
        }

        double spread = Math.Sqrt(xx) * Math.Sqrt(yy);
        return count < 3 || spread == 0 || !double.IsFinite(spread) ? null : Math.Clamp(xy / spread, -1, 1);
    }

    private static double[] Sample(Column column)
    {
        int count = Math.Min(column.Length, MostRows);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            int row = (int)((long)i * column.Length / count);
            values[i] = column.IsMissing(row) ? double.NaN : column switch
            {
                RealColumn real => real.Values[row],
                IntegerColumn integer => integer.Values[row],
                _ => ((BooleanColumn)column).Values[row],
            };
        }

        return values;
    }
}
