namespace Mainspring.Data.Expressions;

/// <summary>Two values with <c>+ - * / == != &lt; &lt;= &gt; &gt;= and or in</c> between them.</summary>
public sealed record BinaryNode(string Operator, ExpressionNode Left, ExpressionNode Right, int Position = 0, int Length = 0) : ExpressionNode(Position, Length)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [Left, Right];
}
