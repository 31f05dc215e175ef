namespace Mainspring.Data.Expressions;

/// <summary><c>-x</c> or <c>not x</c>.</summary>
public sealed record UnaryNode(string Operator, ExpressionNode Operand, int Position = 0, int Length = 0) : ExpressionNode(Position, Length)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [Operand];
}
