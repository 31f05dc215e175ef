namespace Mainspring.Data.Expressions;

/// <summary>A number, finite.</summary>
public sealed record NumberNode(double Value, int Position = 0, int Length = 0) : ExpressionNode(Position, Length)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [];
}
