namespace Mainspring.Data.Expressions;

/// <summary>The value of a column, or of a derived one.</summary>
public sealed record ColumnNode(string Name, int Position = 0, int Length = 0) : ExpressionNode(Position, Length)
{
    /// <inheritdoc/>
    public override IReadOnlyList<ExpressionNode> Children => [];
}
