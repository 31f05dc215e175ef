namespace Mainspring.Data.Expressions;

/// <summary>An expression cannot be read, or does not fit the columns.</summary>
public sealed class ExpressionException(ExpressionFault fault) : Exception($"The expression is wrong {fault}.")
{
    /// <summary>What is wrong, and where.</summary>
    public ExpressionFault Fault { get; } = fault;

    internal static ExpressionException At(ExpressionNode node, string message, string? hint = null) => new(new(node.Position, node.Length, message, hint));
}
