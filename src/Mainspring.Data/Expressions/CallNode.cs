namespace Mainspring.Data.Expressions;

/// <summary>A call of a function of the language.</summary>
public sealed record CallNode(string Function, IReadOnlyList<ExpressionNode> Arguments, int Position = 0, int Length = 0) : ExpressionNode(Position, Length)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => Arguments;
}
