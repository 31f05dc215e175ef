using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Sources.Checks;

/// <summary>What rows must satisfy. Closed.</summary>
public abstract record CheckRule
{
    private CheckRule()
    {
    }

    /// <summary>A figure of the table or of one column, such as <c>row_count</c>, <c>missing_percent</c> or <c>mean</c>.</summary>
    /// <param name="Name">The figure, one of <see cref="CheckFigures"/>.</param>
    /// <param name="Column">The column; null for figures of the table.</param>
    /// <param name="Share">Which quantile, 0 to 1; null for other figures.</param>
    /// <param name="Bound">What it must be.</param>
    public sealed record Figure(string Name, string? Column, double? Share, CheckBound Bound) : CheckRule;

    /// <summary>No two rows have the same values.</summary>
    /// <param name="Columns">The columns that are looked at together.</param>
    public sealed record Unique(IReadOnlyList<string> Columns) : CheckRule;

    /// <summary>Every value that is there is of a type.</summary>
    /// <param name="Column">The column.</param>
    /// <param name="Type">The type.</param>
    public sealed record HasType(string Column, ColumnType Type) : CheckRule;

    /// <summary>The data are not old.</summary>
    /// <param name="Column">The column whose latest moment counts; null for the time when the file was written.</param>
    /// <param name="Bound">What the age in days must be.</param>
    public sealed record Freshness(string? Column, CheckBound Bound) : CheckRule;

    /// <summary>Something is true of every row; where a value is missing and it cannot be told, the row passes.</summary>
    /// <param name="Condition">True or false of a row.</param>
    public sealed record EveryRow(Expression Condition) : CheckRule;

    /// <summary>A query finds no row.</summary>
    /// <param name="Query">A SELECT over the table <c>data</c>.</param>
    public sealed record Sql(string Query) : CheckRule;
}
