using Mainspring.Data.Tables;

namespace Mainspring.Data.Expressions;

/// <summary>A column that expressions may name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The kind of its values.</param>
public sealed record ExpressionColumn(string Name, ExpressionType Type)
{
    /// <summary>The columns of a table, in its order.</summary>
    public static IReadOnlyList<ExpressionColumn> Of(TableSchema schema) => [.. schema.Columns.Select(column => new ExpressionColumn(column.Name, TypeOf(column.Type)))];

    /// <summary>What values of a column are in expressions: whole and other numbers are numbers, categories are text.</summary>
    public static ExpressionType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Integer or ColumnType.Real => ExpressionType.Number,
        ColumnType.Boolean => ExpressionType.Boolean,
        ColumnType.Timestamp => ExpressionType.Moment,
        _ => ExpressionType.Text,
    };
}
