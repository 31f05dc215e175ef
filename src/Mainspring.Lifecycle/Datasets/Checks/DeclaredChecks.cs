using System.Globalization;
using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Sources.Checks;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>What the schema declares of columns, as checks: types, ranges, sets and required values.</summary>
internal static class DeclaredChecks
{
    public static IEnumerable<DataCheck> Of(SchemaSection schema) => schema.Columns.SelectMany(Of);

    private static IEnumerable<DataCheck> Of(ColumnDeclaration column)
    {
        string name = CheckParser.Quoted(column.Name);
        if (column.Type is { } type)
        {
            yield return new($"type({name}) = {Word(type)}", new CheckRule.HasType(column.Name, type));
        }

        if (column.Min is { } min)
        {
            yield return EveryRow($"{name} >= {min.ToString("R", CultureInfo.InvariantCulture)}");
        }

        if (column.Max is { } max)
        {
            yield return EveryRow($"{name} <= {max.ToString("R", CultureInfo.InvariantCulture)}");
        }

        if (column.Values.Count > 0)
        {
            var condition = Expression.Of(new BinaryNode("in", new ColumnNode(column.Name), new ListNode([.. column.Values.Select(value => new TextNode(value))])));
            yield return new($"values({name}) in [{string.Join(", ", column.Values)}]", new CheckRule.EveryRow(condition));
        }

        if (column.Required)
        {
            yield return EveryRow($"not is_missing({name})");
        }
    }

    private static DataCheck EveryRow(string text) => new(text, new CheckRule.EveryRow(Expression.Parse(text)));

    private static string Word(ColumnType type) => type switch
    {
        ColumnType.Boolean => "bool",
        ColumnType.Integer => "int",
        ColumnType.Real => "float",
        ColumnType.Timestamp => "timestamp",
        ColumnType.Category => "category",
        _ => "text",
    };
}
