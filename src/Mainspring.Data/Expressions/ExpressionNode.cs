namespace Mainspring.Data.Expressions;

/// <summary>A part of an expression.</summary>
/// <param name="Position">Where it begins in the text it was read from.</param>
/// <param name="Length">How many characters it takes there.</param>
public abstract record ExpressionNode(int Position, int Length)
{
    /// <summary>The parts below it, in order.</summary>
    public abstract IReadOnlyList<ExpressionNode> Children { get; }
}
