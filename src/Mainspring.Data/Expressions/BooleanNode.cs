namespace Mainspring.Data.Expressions;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BooleanNode(bool Value, int Position = 0, int Length = 0) : ExpressionNode(Position, Length)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [];
}
