namespace Mainspring.Data.Expressions;

/// <summary>The word <c>missing</c>: a missing value of the type that its place needs.</summary>
public sealed record MissingNode(int Position = 0, int Length = 0) : ExpressionNode(Position, Length)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [];
}
