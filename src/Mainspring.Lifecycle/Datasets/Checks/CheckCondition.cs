using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>
/// Fits conditions to what a file turned out to hold. A column that is compared with numbers may be text in a file with a wrong value: then its numbers are
/// compared, and <c>type(column)</c> finds the wrong ones. A column of numbers may have a set of allowed texts: then its texts are compared.
/// </summary>
internal static class CheckCondition
{
    /// <exception cref="ExpressionException">A column does not exist, or types do not fit.</exception>
    public static CompiledExpression Compile(Expression condition, Table table)
    {
        try
        {
            return condition.Compile(table.Schema);
        }
        catch (ExpressionException)
        {
            if (Fitted(condition.Root, table) is { } fitted && fitted != condition.Root)
            {
                return Expression.Of(fitted).Compile(table.Schema);
            }

            throw;
        }
    }

    private static ExpressionNode Fitted(ExpressionNode node, Table table) => node switch
    {
        BinaryNode { Operator: "in", Left: ColumnNode column, Right: ListNode { Items: var items } } set when items.All(item => item is TextNode) && TypeOf(column, table) is ExpressionType.Number or ExpressionType.Boolean =>
            set with { Left = TypeOf(column, table) is ExpressionType.Number ? new CallNode("text", [column]) : Spelled(column) },
        BinaryNode { Operator: ">=" or "<=" or ">" or "<" or "==" or "!=" } compared => compared with { Left = AsNumber(compared.Left, compared.Right, table), Right = AsNumber(compared.Right, compared.Left, table) },
        BinaryNode { Operator: "and" or "or" } both => both with { Left = Fitted(both.Left, table), Right = Fitted(both.Right, table) },
        UnaryNode { Operator: "not" } negated => negated with { Operand = Fitted(negated.Operand, table) },
        _ => node,
    };

    private static ExpressionNode AsNumber(ExpressionNode node, ExpressionNode other, Table table) =>
        node is ColumnNode column && TypeOf(column, table) is ExpressionType.Text && (other is NumberNode or UnaryNode { Operand: NumberNode } || (other is ColumnNode against && TypeOf(against, table) is ExpressionType.Number))
            ? new CallNode("number", [column])
            : node;

    private static CallNode Spelled(ColumnNode column) => new("if", [column, new TextNode("true"), new TextNode("false")]);

    private static ExpressionType? TypeOf(ColumnNode column, Table table) =>
        table.Schema.IndexOf(column.Name) is var at and >= 0 ? ExpressionColumn.TypeOf(table.Schema.Columns[at].Type) : null;
}
