using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>What the rows of training say of one column.</summary>
internal sealed record ColumnSummary
{
    /// <summary>The type as an input: categories for all text.</summary>
    public required ColumnType Type { get; init; }

    public required int Missing { get; init; }

    public required int Present { get; init; }

    /// <summary>How many different values are present.</summary>
    public required int Distinct { get; init; }

    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>How many rows have each level.</summary>
    public int[] LevelCounts { get; init; } = [];

    public double? Min { get; init; }

    public double? Max { get; init; }

    public double? Median { get; init; }

    public string? Mode => Levels.Count == 0 ? null : Levels[Array.IndexOf(LevelCounts, LevelCounts.Max())];

    public static ColumnSummary Of(Column column, ColumnDeclaration declaration, FeaturePlannerOptions options)
    {
        ColumnType type = declaration.Type ?? column.Type;
        return type is ColumnType.Category or ColumnType.Text ? OfText(column, declaration, options) : OfNumbers(column, type, options);
    }

    private static ColumnSummary OfText(Column column, ColumnDeclaration declaration, FeaturePlannerOptions options)
    {
        var nulls = options.NullSpellings.ToHashSet(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        int missing = 0;
        for (int row = 0; row < column.Length; row++)
        {
            string? value = column.Format(row);
            if (string.IsNullOrWhiteSpace(value) || nulls.Contains(value))
            {
                missing++;
            }
            else
            {
                counts[value] = counts.GetValueOrDefault(value) + 1;
            }
        }

        string[] levels = [.. declaration.Values.Where(counts.ContainsKey), .. counts.Keys.Except(declaration.Values, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new()
        {
            Type = ColumnType.Category,
            Missing = missing,
            Present = column.Length - missing,
            Distinct = counts.Count,
            Levels = levels,
            LevelCounts = [.. levels.Select(level => counts[level])],
        };
    }

    private static ColumnSummary OfNumbers(Column column, ColumnType type, FeaturePlannerOptions options)
    {
        var input = new InputColumn { Name = column.Name, Type = type };
        double[] cells = TableCells.Read(new([column]), new([input], [], options.NullSpellings), 0);
        Span<double> present = cells;
        int count = 0;
        foreach (double cell in cells)
        {
            if (!double.IsNaN(cell))
            {
                present[count++] = cell;
            }
        }

        present = present[..count];
        present.Sort();
        int distinct = present.Length == 0 ? 0 : 1;
        for (int i = 1; i < present.Length; i++)
        {
            distinct += present[i] == present[i - 1] ? 0 : 1;
        }

        Span<double> finite = present.Trim(double.NegativeInfinity).Trim(double.PositiveInfinity);
        return new()
        {
            Type = type,
            Missing = cells.Length - present.Length,
            Present = present.Length,
            Distinct = distinct,
            Min = finite.Length == 0 ? null : finite[0],
            Max = finite.Length == 0 ? null : finite[^1],
            Median = finite.Length == 0 ? null : finite[(finite.Length - 1) / 2],
        };
    }
}
