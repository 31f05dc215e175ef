namespace Mainspring.Data.Expressions.Syntax;

/// <summary>One word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says, without quotes.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Length">How many characters it takes.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, int Length)
{
    /// <summary>The position behind it.</summary>
    public int End => Position + Length;

    /// <summary>Whether it is this operator or bracket.</summary>
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Whether it is this word, whatever its case: <c>AND</c> is <c>and</c>.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>As messages call it.</summary>
    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}
