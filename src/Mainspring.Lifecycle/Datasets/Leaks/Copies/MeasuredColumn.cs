using System.Buffers;
using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Datasets.Leaks.Copies;

/// <summary>A column of numbers with many different values, in whole steps of a billionth of its range, so that equal differences are equal whatever the rounding.</summary>
/// <param name="Steps">The value of each row; 0 for a missing one.</param>
/// <param name="Distinct">How many different values there are.</param>
internal sealed record MeasuredColumn(long[] Steps, int Distinct)
{
    /// <summary>With fewer columns, equal differences are a matter of chance.</summary>
    public const int Fewest = 3;

    public const int FewestRows = 40;

    /// <summary>Rows that are looked at: the first ones, since their order matters.</summary>
    public const int MostRows = 100_000;

    private const int MostColumns = 5;
    private const int FewestValues = 10;

    /// <summary>The columns with the most different values.</summary>
    public static IReadOnlyList<MeasuredColumn> Of(Table table, IReadOnlyCollection<string> leftOut) =>
    [
        .. table.Columns.Where(column => column is RealColumn or IntegerColumn && !leftOut.Contains(column.Name))
            .Select(Of).Where(column => column.Distinct > FewestValues).OrderByDescending(column => column.Distinct).Take(MostColumns),
    ];

    private static MeasuredColumn Of(Column column)
    {
        int rows = Math.Min(column.Length, MostRows);
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int row = 0; row < rows; row++)
        {
            double value = NumberAt(column, row);
            least = value < least ? value : least;
            most = value > most ? value : most;
        }

        double range = most - least;
        if (!(range > 0) || !double.IsFinite(range))
        {
            return new([], 0);
        }

        long[] steps = new long[rows];
        for (int row = 0; row < rows; row++)
        {
            double value = NumberAt(column, row);
            steps[row] = double.IsFinite(value) ? (long)Math.Round((value - least) / range * 1e9) : 0;
        }

        return new(steps, CountDistinct(steps));
    }

    private static int CountDistinct(long[] steps)
    {
        long[] rented = ArrayPool<long>.Shared.Rent(steps.Length);
        Span<long> ascending = rented.AsSpan(0, steps.Length);
        steps.CopyTo(ascending);
        ascending.Sort();
        int distinct = ascending.IsEmpty ? 0 : 1;
        for (int i = 1; i < ascending.Length; i++)
        {
            distinct += ascending[i] == ascending[i - 1] ? 0 : 1;
        }

        ArrayPool<long>.Shared.Return(rented);
        return distinct;
    }

    internal static double NumberAt(Column column, int row) => column.IsMissing(row) ? double.NaN : column switch
    {
        RealColumn real => real.Values[row],
        IntegerColumn integer => integer.Values[row],
        _ => ((BooleanColumn)column).Values[row],
    };
}
