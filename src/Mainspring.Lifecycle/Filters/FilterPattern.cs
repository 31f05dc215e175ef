using System.Text.RegularExpressions;

namespace Mainspring.Lifecycle.Filters;

/// <summary>
/// Regular expressions of filters. Only what all databases read alike is allowed: characters, sets, groups, alternatives, anchors,
/// repetitions, and escapes of signs and of the classes d, s and w. They are matched without backtracking, so that none takes long.
/// </summary>
public static class FilterPattern
{
    private const int Longest = 1000;
    private const string Escaped = @"dDsSwW\.*+?()[]{}|^$/-";

    /// <summary>What is wrong with a pattern as a sentence, or null.</summary>
    public static string? FindFault(string pattern)
    {
        if (pattern.Length is 0 or > Longest || IsStrange(pattern))
        {
            return $"The pattern '{pattern}' is not one that can be matched; write characters, sets, groups, alternatives and repetitions, at most {Longest} characters.";
        }

        try
        {
            Compile(pattern);
            return null;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return $"The pattern '{pattern}' cannot be read: {fault.Message}";
        }
    }

    /// <summary>A pattern without fault, ready to be matched anywhere in a text.</summary>
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether it holds groups with a question mark, other escapes, or sets within sets: each program reads them in its own way.</summary>
    private static bool IsStrange(string pattern)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            string rest = pattern[(i + 1)..];
            bool strange = pattern[i] switch
            {
                '\\' => rest.Length == 0 || !Escaped.Contains(rest[0]),
                '(' => rest.StartsWith('?') && !rest.StartsWith("?:", StringComparison.Ordinal),
                '[' => rest is ['[' or ':' or '=' or '.', ..],
                _ => false,
            };
            if (strange)
            {
                return true;
            }

            i += pattern[i] == '\\' ? 1 : 0;
        }

        return false;
    }
}
