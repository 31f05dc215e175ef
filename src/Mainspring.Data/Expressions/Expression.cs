using Mainspring.Data.Expressions.Evaluation;
using Mainspring.Data.Expressions.Syntax;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Expressions;

/// <summary>
/// A formula over the columns of a row, such as <c>TotalCharges / max(tenure, 1)</c> or <c>bath &lt;= bhk + 2</c>: one language for features, filters and
/// checks. Parsing knows no columns; <see cref="Compile(IReadOnlyList{ExpressionColumn})"/> checks types against those there are. Immutable.
/// </summary>
public sealed class Expression
{
    /// <summary>The version of the language. A stored expression of a later version is not understood.</summary>
    public const int LanguageVersion = 1;

    private Expression(ExpressionNode root)
    {
        Root = root;
        Text = Printer.Print(root);
        var columns = new List<string>();
        Gather(root, columns);
        Columns = columns;
    }

    /// <summary>The tree.</summary>
    public ExpressionNode Root { get; }

    /// <summary>The canonical text: parsing it gives the same tree.</summary>
    public string Text { get; }

    /// <summary>The columns that it names, each once, in the order of their first use.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ExpressionException">The text is no expression, or names a function that does not exist.</exception>
    public static Expression Parse(string text) => new(Parser.Parse(text));

    /// <summary>An expression of a tree, such as one that was rewritten.</summary>
    public static Expression Of(ExpressionNode root) => new(root);

    /// <summary>Checks the types and makes the expression ready to be evaluated over rows of these columns.</summary>
    /// <param name="columns">What may be named. The position of a column is its slot in an <see cref="ExpressionRow"/>.</param>
    /// <exception cref="ExpressionException">A column does not exist, or a type does not fit.</exception>
    public CompiledExpression Compile(IReadOnlyList<ExpressionColumn> columns) => new(this, columns, new Compiler(columns).Compile(Root));

    /// <inheritdoc cref="Compile(IReadOnlyList{ExpressionColumn})"/>
    public CompiledExpression Compile(TableSchema schema) => Compile(ExpressionColumn.Of(schema));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;

    private static void Gather(ExpressionNode node, List<string> columns)
    {
        if (node is ColumnNode column && !columns.Contains(column.Name, StringComparer.Ordinal))
        {
            columns.Add(column.Name);
        }

        foreach (ExpressionNode child in node.Children)
        {
            Gather(child, columns);
        }
    }
}
