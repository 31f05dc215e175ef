using System.Buffers;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>What the rows of training say of one column.</summary>
internal sealed record ColumnSummary
{
    /// <summary>The type as an input: categories for all text.</summary>
    public required ColumnType Type { get; init; }

    public required int Missing { get; init; }

    public required int Present { get; init; }

    /// <summary>How many different values are present; of real numbers and moments, where no more is asked, 2 stands for several.</summary>
    public required int Distinct { get; init; }

    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>How many rows have each level.</summary>
    public int[] LevelCounts { get; init; } = [];

    public double? Min { get; init; }

    public double? Max { get; init; }

    public double? Median { get; init; }

    public string? Mode => Levels.Count == 0 ? null : Levels[Array.IndexOf(LevelCounts, LevelCounts.Max())];

    /// <summary>Looks at a column.</summary>
    /// <param name="column">The values.</param>
    /// <param name="rows">Which of them are rows of training; null for all.</param>
    /// <param name="declaration">What the project file declares of it.</param>
    /// <param name="options">The null spellings.</param>
    /// <exception cref="ArgumentException">A value cannot be read as the declared type.</exception>
    public static ColumnSummary Of(Column column, int[]? rows, ColumnDeclaration declaration, FeaturePlannerOptions options)
    {
        ColumnType type = declaration.Type ?? column.Type;
        return type is ColumnType.Category or ColumnType.Text ? OfText(column, rows, declaration, options) : OfNumbers(column, rows, type, options);
    }

    private static ColumnSummary OfText(Column column, int[]? rows, ColumnDeclaration declaration, FeaturePlannerOptions options)
    {
        var nulls = options.NullSpellings.ToHashSet(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        int missing = 0, length = rows?.Length ?? column.Length;
        for (int i = 0; i < length; i++)
        {
            string? value = column.Format(rows is null ? i : rows[i]);
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
            Present = length - missing,
            Distinct = counts.Count,
            Levels = levels,
            LevelCounts = [.. levels.Select(level => counts[level])],
        };
    }

    private static ColumnSummary OfNumbers(Column column, int[]? rows, ColumnType type, FeaturePlannerOptions options)
    {
        int length = rows?.Length ?? column.Length;
        double[] rented = ArrayPool<double>.Shared.Rent(length);
        try
        {
            Span<double> cells = rented.AsSpan(0, length);
            TableCells.Fill(column, rows, new() { Name = column.Name, Type = type }, options.NullSpellings, cells);
            return OfCells(cells, type);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static ColumnSummary OfCells(Span<double> cells, ColumnType type)
    {
        Span<double> present = Kept(cells, cell => !double.IsNaN(cell));
        (int missing, int count, int distinct) = (cells.Length - present.Length, present.Length, CountDistinct(present, type));
        Span<double> finite = Kept(present, double.IsFinite);
        (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double number in finite)
        {
            (least, most) = (Math.Min(least, number), Math.Max(most, number));
        }

        return new()
        {
            Type = type,
            Missing = missing,
            Present = count,
            Distinct = distinct,
            Min = finite.Length == 0 ? null : least,
            Max = finite.Length == 0 ? null : most,
            Median = finite.Length == 0 ? null : LowerMedian.Of(finite),
        };
    }

    /// <summary>Brings the numbers that are wanted to the front.</summary>
    private static Span<double> Kept(Span<double> numbers, Predicate<double> isWanted)
    {
        int kept = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (isWanted(numbers[i]))
            {
                numbers[kept++] = numbers[i];
            }
        }

        return numbers[..kept];
    }

    private static int CountDistinct(Span<double> numbers, ColumnType type)
    {
        if (type is ColumnType.Real or ColumnType.Timestamp)
        {
            return numbers.Length == 0 ? 0 : numbers.ContainsAnyExcept(numbers[0]) ? 2 : 1;
        }

        numbers.Sort();
        int distinct = numbers.Length == 0 ? 0 : 1;
        for (int i = 1; i < numbers.Length; i++)
        {
            distinct += numbers[i] == numbers[i - 1] ? 0 : 1;
        }

        return distinct;
    }
}
