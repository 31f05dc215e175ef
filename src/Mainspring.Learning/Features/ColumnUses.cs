using System.Globalization;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>Says in words what a plan does with its columns.</summary>
internal static class ColumnUses
{
    public static ColumnUse Of(FeaturePlan plan, int cell)
    {
        InputColumn column = plan.Inputs.Cells[cell];
        ColumnEncoder encoder = plan.Encoders[cell];
        DerivedColumn? derived = cell < plan.Inputs.Columns.Count ? null : plan.Inputs.Derived[cell - plan.Inputs.Columns.Count];
        string text = encoder.Width == 0 ? Feeds(plan, column.Name) : Describe(encoder, column);
        return new(column.Name, encoder.Width, derived?.Reason is { } reason ? $"{text}; derived unasked, for {reason}" : text, derived?.Expression);
    }

    private static string Feeds(FeaturePlan plan, string column)
    {
        string[] fed = [.. plan.Inputs.Derived.Where(derived => derived.Expression.Columns.Contains(column, StringComparer.Ordinal)).Select(derived => derived.Column.Name)];
        return fed.Length == 0 ? "no feature" : $"no feature of its own; {string.Join(", ", fed)} {(fed.Length == 1 ? "is" : "are")} computed from it";
    }

    private static string Describe(ColumnEncoder encoder, InputColumn column) => encoder switch
    {
        ImputingEncoder imputing => $"{Describe(imputing.Inner, column)}, missing values as {ValueOf(imputing.Value, column)}",
        OneHotEncoder { Other: >= 0 } oneHot => string.Create(CultureInfo.InvariantCulture, $"{oneHot.Width:N0} indicators of {column.Levels.Count:N0} categories, of which rare and unknown ones share one"),
        OneHotEncoder oneHot => string.Create(CultureInfo.InvariantCulture, $"{oneHot.Width:N0} indicators of {column.Levels.Count:N0} categories"),
        LevelValuesEncoder { Method: EncodingMethod.Ordinal } => string.Create(CultureInfo.InvariantCulture, $"the place in the order of {column.Levels.Count:N0} categories"),
        LevelValuesEncoder => string.Create(CultureInfo.InvariantCulture, $"the mean of the target over each of {column.Levels.Count:N0} categories, cross-fitted"),
        HashingEncoder hashing => string.Create(CultureInfo.InvariantCulture, $"{hashing.Width:N0} indicators by the hash of the text"),
        TimestampEncoder moment => string.Join(", ", moment.Parts.ToArray().Select(part => part.ToString().ToLowerInvariant())),
        _ => column.Type == ColumnType.Boolean ? "true or false" : "number",
    };

    private static string ValueOf(double cell, InputColumn column) => column.Type switch
    {
        ColumnType.Category => $"'{column.Levels[(int)cell]}'",
        ColumnType.Boolean => cell == 0 ? "false" : "true",
        ColumnType.Timestamp => new TimestampColumn(column.Name, [(long)cell]).Format(0)!,
        _ => cell.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
