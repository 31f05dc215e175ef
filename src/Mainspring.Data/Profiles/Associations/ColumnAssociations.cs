using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles.Associations;

/// <summary>Compares every column of a table with every other.</summary>
internal static class ColumnAssociations
{
    /// <summary>Of more columns only these first ones are compared: the work grows with their square.</summary>
    private const int MostColumns = 100;

    /// <summary>A heat map of more columns cannot be read.</summary>
    private const int MostInMatrix = 40;

    /// <summary>Of more rows, evenly spaced ones are taken: the standard error of a coefficient is then at most 0.006.</summary>
    private const int MostRows = 32_768;

    /// <summary>All pairs, strongest first, and the first columns as a matrix; null when fewer than two can be compared.</summary>
    public static (IReadOnlyList<Correlation> Pairs, AssociationMatrix? Matrix) Of(Table table, CancellationToken cancellation)
    {
        SampledColumn[] columns = [.. table.Columns.Select(column => SampledColumn.Of(column, MostRows)).OfType<SampledColumn>().Take(MostColumns)];
        var pairs = new Correlation?[columns.Length][];
        Parallel.For(0, columns.Length, new() { CancellationToken = cancellation }, a => pairs[a] = [.. Enumerable.Range(0, a).Select(b => Compare(columns[b], columns[a]))]);
        return (
            [.. pairs.SelectMany(row => row).OfType<Correlation>().OrderByDescending(pair => Math.Abs(pair.R))],
            columns.Length < 2 ? null : MatrixOf(columns, pairs));
    }

    /// <summary>The measure that fits the types of two columns; null when it cannot be told.</summary>
    public static Correlation? Compare(SampledColumn a, SampledColumn b)
    {
        (double? value, string method) = (a.IsNumeric, b.IsNumeric) switch
        {
            (true, true) => (RankCorrelation.Pearson(a.Numbers!, b.Numbers!), Correlation.Pearson),
            (false, false) => (CategoryAssociation.CramersV(a, b), Correlation.CramersV),
            (false, true) => (CategoryAssociation.CorrelationRatio(a, b), Correlation.CorrelationRatio),
            _ => (CategoryAssociation.CorrelationRatio(b, a), Correlation.CorrelationRatio),
        };
        return value is null ? null : new(a.Name, b.Name, value.Value, method, method == Correlation.Pearson ? RankCorrelation.Spearman(a, b) : null);
    }

    private static AssociationMatrix MatrixOf(SampledColumn[] columns, Correlation?[][] pairs)
    {
        int count = Math.Min(columns.Length, MostInMatrix);
        double?[][] values = [.. Enumerable.Range(0, count).Select(_ => new double?[count])];
        for (int i = 0; i < count; i++)
        {
            values[i][i] = 1;
            for (int j = 0; j < i; j++)
            {
                values[i][j] = Rounded(pairs[i][j]?.R);
                values[j][i] = Rounded(pairs[i][j]?.Spearman ?? pairs[i][j]?.R);
            }
        }

        return new([.. columns.Take(count).Select(column => column.Name)], values);
    }

    private static double? Rounded(double? value) => value is null ? null : Math.Round(value.Value, 4);
}
