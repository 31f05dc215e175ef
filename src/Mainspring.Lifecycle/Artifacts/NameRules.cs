using System.Globalization;
using System.Text;

namespace Mainspring.Lifecycle.Artifacts;

/// <summary>
/// What a name that people see, type and compare may contain. Two names that look alike must be the same name, and a name must
/// not change how the text around it reads.
/// </summary>
public static class NameRules
{
    /// <summary>What is wrong with a name, as the end of a sentence that starts with the name of the field; null when it is fine.</summary>
    /// <param name="name">The name. White space inside is allowed, at either end it is not.</param>
    /// <param name="longest">The most characters.</param>
    public static string? FindFault(string? name, int longest)
    {
        if (string.IsNullOrEmpty(name))
        {
            return "is empty";
        }

        if (name.Length > longest)
        {
            return $"has {name.Length} characters; at most {longest} are allowed";
        }

        if (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))
        {
            return "starts or ends with white space";
        }

        return FindBrokenText(name) ?? name.EnumerateRunes().Select(FaultOf).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What is wrong with a text that may hold anything people write, line breaks included; null when it is fine.</summary>
    public static string? FindFaultInText(string? text, int longest)
    {
        if (text is null)
        {
            return "is missing";
        }

        if (text.Length > longest)
        {
            return $"has {text.Length} characters; at most {longest} are allowed";
        }

        return text.Contains('\0') ? "contains the character U+0000" : FindBrokenText(text);
    }

    private static string? FindBrokenText(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return $"contains half of a character (U+{(int)text[i]:X4}); it is not valid Unicode";
            }
        }

        return null;
    }

    private static string? FaultOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => $"contains the control character U+{rune.Value:X4}",
        UnicodeCategory.Format when !IsJoiner(rune) => $"contains the invisible character U+{rune.Value:X4}",
        _ when Composes(rune) => $"contains U+{rune.Value:X4}, which combines with the character before it; write both as one character (Unicode NFC)",
        _ => null,
    };

    /// <summary>Joiners shape words of several scripts, and emoji.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    /// <summary>
    /// Characters by which one name has two spellings: accents, Hangul vowels and finals, Kana voice marks. The runtime has no
    /// normalisation without ICU, so the second spelling is refused instead of being rewritten.
    /// </summary>
    private static bool Composes(Rune rune) => rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0x1161 and <= 0x1175) or (>= 0x11A8 and <= 0x11C2) or 0x3099 or 0x309A;
}
