using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>Where the key of a request that brings none of its own is found.</summary>
/// <param name="IsHeader">Whether it is a header of the request; else a column of its first record.</param>
/// <param name="Name">The name of the header or column.</param>
public sealed record StickyKey(bool IsHeader, string Name)
{
    private const int LongestName = 200;
    private const string Header = "header:";
    private const string Column = "column:";

    /// <summary>Reads <c>header:NAME</c> or <c>column:NAME</c>, or says in a sentence why a text is neither.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StickyKey? key, [NotNullWhen(false)] out string? fault)
    {
        bool isHeader = text?.StartsWith(Header, StringComparison.Ordinal) is true;
        string? name = isHeader ? text![Header.Length..] : text?.StartsWith(Column, StringComparison.Ordinal) is true ? text[Column.Length..] : null;
        bool isName = name is { Length: > 0 and <= LongestName } && !name.Any(char.IsControl) && (!isHeader || name.All(IsToken));
        key = isName ? new StickyKey(isHeader, name!) : null;
        fault = isName ? null : $"'{text}' names no place of a key; write 'header:NAME' or 'column:NAME'.";
        return isName;
    }

    /// <inheritdoc/>
    public override string ToString() => (IsHeader ? Header : Column) + Name;

    private static bool IsToken(char letter) => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal);
}
