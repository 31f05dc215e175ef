namespace Mainspring.Data.Expressions;

/// <summary>A text in quotes.</summary>
public sealed record TextNode(string Value, int Position = 0, int Length = 0) : ExpressionNode(Position, Length)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [];
}
