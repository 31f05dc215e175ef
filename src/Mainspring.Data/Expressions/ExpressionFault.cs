namespace Mainspring.Data.Expressions;

/// <summary>What is wrong in the text of an expression, and where.</summary>
/// <param name="Position">The first character that is wrong, from 0; the length of the text when it ends too early.</param>
/// <param name="Length">How many characters are meant, at least 0.</param>
/// <param name="Message">What is wrong, without a full stop.</param>
/// <param name="Hint">What to write instead, or null.</param>
public sealed record ExpressionFault(int Position, int Length, string Message, string? Hint = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"at character {Position + 1}: {Message}{(Hint is null ? "" : $" ({Hint})")}";
}
