using System.Text;

namespace Mainspring.Charts.Markup;

/// <summary>Text that is safe in XML and HTML, as content and as attribute value.</summary>
internal static class Xml
{
    /// <summary>Escapes the five special characters and replaces what XML cannot hold (control characters, lone surrogates) by U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            Append(escaped, rune);
        }

        return escaped.ToString();
    }

    /// <summary>Cuts at <paramref name="length"/> characters with an ellipsis, never through a surrogate pair.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        int cut = Math.Max(1, length - 1);
        return (char.IsHighSurrogate(text[cut - 1]) ? text[..(cut - 1)] : text[..cut]) + "…";
    }

    private static void Append(StringBuilder escaped, Rune rune)
    {
        switch (rune.Value)
        {
            case '&': escaped.Append("&amp;"); break;
            case '<': escaped.Append("&lt;"); break;
            case '>': escaped.Append("&gt;"); break;
            case '"': escaped.Append("&quot;"); break;
            case '\'': escaped.Append("&#39;"); break;
            case '\t' or '\n' or '\r': escaped.Append(' '); break;
            case < 0x20 or 0xFFFE or 0xFFFF: escaped.Append('\uFFFD'); break;
            default: escaped.Append(rune.ToString()); break;
        }
    }
}
