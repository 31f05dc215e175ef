namespace Mainspring.Data.Expressions.Syntax;

/// <summary>The kinds of words of an expression.</summary>
internal enum TokenKind
{
    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A word: a column, a function or an operator such as <c>and</c>.</summary>
    Word,

    /// <summary>A column in backticks.</summary>
    Column,

    /// <summary>An operator or a bracket.</summary>
    Symbol,

    /// <summary>Behind the last character.</summary>
    End,
}
