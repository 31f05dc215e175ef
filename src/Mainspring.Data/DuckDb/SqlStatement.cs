namespace Mainspring.Data.DuckDb;

/// <summary>One statement of a script.</summary>
/// <param name="Text">The statement without the semicolon that ends it.</param>
/// <param name="Start">Where it begins in the script, in characters from 0.</param>
public sealed record SqlStatement(string Text, int Start)
{
    /// <summary>The statements of a script. Semicolons in texts, names and comments end none; what holds only blanks and comments is none.</summary>
    public static IReadOnlyList<SqlStatement> Split(string script)
    {
        List<SqlStatement> statements = [];
        int start = 0;
        bool says = false;
        for (int at = 0; at < script.Length;)
        {
            if (SkipComment(script, at) is int after && after > at)
            {
                at = after;
            }
            else if (script[at] == ';')
            {
                Add(script, start, at, says, statements);
                (start, says) = (++at, false);
            }
            else
            {
                says |= !char.IsWhiteSpace(script[at]);
                at = SkipQuoted(script, at);
            }
        }

        Add(script, start, script.Length, says, statements);
        return statements;
    }

    private static void Add(string script, int start, int end, bool says, List<SqlStatement> statements)
    {
        if (says)
        {
            statements.Add(new(script[start..end], start));
        }
    }

    private static int SkipComment(string script, int at)
    {
        ReadOnlySpan<char> rest = script.AsSpan(at);
        int end = rest.StartsWith("--") ? rest.IndexOf('\n') : rest.StartsWith("/*") ? rest.IndexOf("*/") : at;
        return !rest.StartsWith("--") && !rest.StartsWith("/*") ? at : end < 0 ? script.Length : at + end + (rest[0] == '/' ? 2 : 1);
    }

    private static int SkipQuoted(string script, int at)
    {
        ReadOnlySpan<char> rest = script.AsSpan(at);
        if (rest[0] is '\'' or '"')
        {
            int end = rest[1..].IndexOf(rest[0]);
            return end < 0 ? script.Length : at + end + 2;
        }

        // $$ text $$ or $tag$ text $tag$; a single dollar begins a parameter.
        if (rest[0] == '$' && rest[1..].IndexOf('$') is >= 0 and int length && rest.Slice(1, length).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") < 0 && (length == 0 || !char.IsAsciiDigit(rest[1])))
        {
            ReadOnlySpan<char> tag = rest[..(length + 2)];
            int end = rest[tag.Length..].IndexOf(tag, StringComparison.Ordinal);
            return end < 0 ? script.Length : at + end + (2 * tag.Length);
        }

        return at + 1;
    }
}
