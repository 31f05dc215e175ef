using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>
/// Finds texts that hold numbers: <c>1133 - 1384</c>, <c>34.46Sq. Meter</c>, <c>2 BHK</c>. A model learns more from the numbers than from the texts. What is derived so is named with its
/// reason, and reads as if the project file had declared it.
/// </summary>
internal static class UnaskedFeatures
{
    /// <summary>So many of the present texts must be one number or a range.</summary>
    private const double MostAreQuantities = 0.95;

    /// <summary>So many of the present texts must hold a number.</summary>
    private const double MostHoldNumbers = 0.9;

    /// <summary>Fewer different texts, or numbers in them, serve as well as categories.</summary>
    private const int FewestQuantities = 12;
    private const int FewestTexts = 5;
    private const int FewestNumbers = 3;

    private static readonly string[] Units = ["sq ft", "kg", "m", "s", "l"];

    /// <summary>The derived column of a text column, or null; and whether it stands for the text wholly.</summary>
    public static (DerivedFeature Feature, bool Replaces)? Of(InputColumn column, ColumnSummary summary, int maxLevels, Func<string, bool> isTaken)
    {
        if (summary.Levels.Count < FewestTexts)
        {
            return null;
        }

        string name = FreeName(column.Name, isTaken);
        string quoted = Expression.Of(new ColumnNode(column.Name)).Text;
        string example = Example(summary);
        if (summary.Levels.Count >= FewestQuantities)
        {
            foreach (string unit in Units)
            {
                Expression range = Expression.Parse(unit == Units[0] ? $"parse_range({quoted})" : $"parse_range({quoted}, \"{unit}\")");
                (double share, int numbers) = Read(range, column.Name, summary);
                if (share >= MostAreQuantities && numbers >= FewestQuantities)
                {
                    return (new(name, range, $"the texts of '{column.Name}', such as '{example}', are numbers and ranges"), summary.Levels.Count > maxLevels);
                }
            }
        }

        Expression first = Expression.Parse($"first_number({quoted})");
        (double holding, int different) = Read(first, column.Name, summary);
        return holding >= MostHoldNumbers && different >= FewestNumbers && (summary.Levels.Count <= maxLevels || different < summary.Levels.Count)
            ? (new(name, first, $"the texts of '{column.Name}', such as '{example}', hold a number"), false)
            : null;
    }

    /// <summary>The share of the rows with a text in which the expression finds a number, and how many different numbers.</summary>
    private static (double Share, int Numbers) Read(Expression expression, string column, ColumnSummary summary)
    {
        var levels = new TextColumn(column, [.. summary.Levels]);
        ReadOnlySpan<double> numbers = ((RealColumn)expression.Compile([new(column, ExpressionType.Text)]).Over(new Table([levels]), "number")).Values;
        double found = 0;
        var different = new HashSet<double>();
        for (int level = 0; level < numbers.Length; level++)
        {
            if (!double.IsNaN(numbers[level]))
            {
                found += summary.LevelCounts[level];
                different.Add(numbers[level]);
            }
        }

        return (found / summary.Present, different.Count);
    }

    private static string Example(ColumnSummary summary) =>
        summary.Levels.FirstOrDefault(level => level.Any(char.IsAsciiDigit) && !double.TryParse(level, System.Globalization.CultureInfo.InvariantCulture, out _)) ?? summary.Mode!;

    private static string FreeName(string column, Func<string, bool> isTaken)
    {
        string name = $"{column}_number";
        for (int n = 2; isTaken(name); n++)
        {
            name = $"{column}_number{n}";
        }

        return name;
    }
}
