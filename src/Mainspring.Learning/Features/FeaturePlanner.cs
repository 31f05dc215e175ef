using Mainspring.Data.Faults;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>
/// Decides, from the rows of training alone, which columns a model reads and how each becomes features. The same rows and options give
/// the same plan.
/// </summary>
public static class FeaturePlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="rows">The rows of training, target included or not.</param>
    /// <param name="target">The column that is learned; null when there is none.</param>
    /// <param name="options">The kind of features and what the project file declares.</param>
    /// <exception cref="ArgumentException">No column is left to learn from, a declared column is not in the table, or a value does not fit its declared type.</exception>
    public static FeaturePlan Fit(Table rows, string? target, FeaturePlannerOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxLevels, 1);
        var declarations = options.Declarations.ToDictionary(d => d.Name, StringComparer.Ordinal);
        if (declarations.Keys.Concat(options.IdColumns).FirstOrDefault(name => rows.Schema.IndexOf(name) < 0) is { } unknown)
        {
            throw new ArgumentException($"The column '{unknown}' is declared but not in the data{Spelling.DidYouMean(unknown, rows.Schema.Columns.Select(c => c.Name))}.", nameof(options));
        }

        var inputs = new List<(InputColumn Column, ColumnSummary Summary)>();
        var dropped = new List<DroppedColumn>();
        foreach (Column column in rows.Columns)
        {
            ColumnDeclaration declaration = declarations.GetValueOrDefault(column.Name) ?? new() { Name = column.Name };
            string? reason = column.Name == target ? "is the target" : ColumnSelection.DropUnread(column, declaration, options);
            ColumnSummary? summary = reason is null ? ColumnSummary.Of(column, declaration, options) : null;
            reason ??= ColumnSelection.DropAfterReading(column, declaration, summary!, options);
            if (reason is null)
            {
                inputs.Add((InputOf(column, declaration, summary!), summary!));
            }
            else
            {
                dropped.Add(new(column.Name, reason));
            }
        }

        if (inputs.Count == 0)
        {
            throw new ArgumentException($"No column is left to learn from: {string.Join("; ", dropped.Select(d => $"'{d.Name}' {d.Reason}"))}.", nameof(rows));
        }

        var schema = new InputSchema([.. inputs.Select(i => i.Column)], [.. dropped.Select(d => d.Name)], options.NullSpellings);
        ColumnEncoder[] encoders = [.. inputs.Select(i => EncoderFitting.Fit(i.Column, i.Summary, options))];
        return new(schema, encoders, dropped);
    }

    private static InputColumn InputOf(Column column, ColumnDeclaration declaration, ColumnSummary summary) => new()
    {
        Name = column.Name,
        Type = summary.Type,
        DeclaredType = declaration.Type,
        Levels = summary.Levels,
        Required = declaration.Required,
        HadMissing = summary.Missing > 0,
        DeclaredMin = declaration.Min,
        DeclaredMax = declaration.Max,
        DeclaredValues = declaration.Values,
        Unit = declaration.Unit,
        Min = summary.Min,
        Max = summary.Max,
        Median = summary.Median,
        Mode = summary.Mode,
    };
}
