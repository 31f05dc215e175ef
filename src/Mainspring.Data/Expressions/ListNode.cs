namespace Mainspring.Data.Expressions;

/// <summary>A list of constants, such as the edges of buckets.</summary>
public sealed record ListNode(IReadOnlyList<ExpressionNode> Items, int Position = 0, int Length = 0) : ExpressionNode(Position, Length)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => Items;
}
