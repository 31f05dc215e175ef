using Mainspring.Data.Reading;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>Finds decimal numbers in texts. Commas between groups of three digits do not matter.</summary>
internal static class NumberInText
{
    private const int Longest = 64;

    /// <summary>The first number in the text, and the text behind it.</summary>
    public static bool TryFind(ref ReadOnlySpan<byte> text, out double number)
    {
        int start = text.IndexOfAnyInRange((byte)'0', (byte)'9');
        number = 0;
        if (start < 0)
        {
            return false;
        }

        start -= start > 0 && text[start - 1] == '.' && !(start > 1 && IsWordPart(text[start - 2])) ? 1 : 0;

        // A sign behind a letter or digit is a hyphen.
        start -= start > 0 && text[start - 1] == '-' && !(start > 1 && IsWordPart(text[start - 2])) ? 1 : 0;
        return TryTake(ref text, start, out number);
    }

    /// <summary>The number that the text begins with, blanks passed over, and the text behind it.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> text, out double number)
    {
        ReadOnlySpan<byte> trimmed = text.TrimStart(" \t"u8);
        number = 0;
        return trimmed.Length > 0 && (trimmed[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'.') && TryTake(ref text, text.Length - trimmed.Length, out number);
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, int start, out double number)
    {
        Span<byte> digits = stackalloc byte[Longest];
        int at = start, length = 0, behindPoint = -1;
        number = 0;
        for (; at < text.Length && length < Longest; at++)
        {
            byte c = text[at];
            bool isDigit = c is >= (byte)'0' and <= (byte)'9';
            if (c == '.' && behindPoint < 0 && at + 1 < text.Length && text[at + 1] is >= (byte)'0' and <= (byte)'9')
            {
                behindPoint = 0;
            }
            else if (c == ',' && behindPoint < 0 && GroupFollows(text[(at + 1)..]) && length > 0)
            {
                continue;
            }
            else if (!isDigit && !(c == '-' && at == start))
            {
                break;
            }

            digits[length++] = c;
        }

        text = text[at..];
        return FieldValue.TryReal(digits[..length], out number);
    }

    private static bool GroupFollows(ReadOnlySpan<byte> text) =>
        text.Length >= 3 && IsDigit(text[0]) && IsDigit(text[1]) && IsDigit(text[2]) && !(text.Length > 3 && IsDigit(text[3]));

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';

    private static bool IsWordPart(byte c) => IsDigit(c) || c is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or >= 0x80;
}
