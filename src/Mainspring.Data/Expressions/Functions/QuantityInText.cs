namespace Mainspring.Data.Expressions.Functions;

/// <summary>Reads a number or a range of two with an optional unit: <c>1133 - 1384</c>, <c>34.46Sq. Meter</c>, <c>5 to 7 kg</c>.</summary>
internal static class QuantityInText
{
    /// <summary>The number, or the mean of the range, in a unit; NaN when the text is anything else.</summary>
    public static double Read(ReadOnlySpan<byte> text, Unit unit)
    {
        if (!NumberInText.TryTake(ref text, out double low))
        {
            return double.NaN;
        }

        double high = low;
        ReadOnlySpan<byte> rest = text;
        if (TryTakeDash(ref rest) && NumberInText.TryTake(ref rest, out double second))
        {
            high = second;
            text = rest;
        }

        text = text.Trim(" \t"u8);
        double middle = (low + high) / 2;
        return text.IsEmpty ? middle
            : Unit.Find(text) is { } own && own.Dimension == unit.Dimension ? middle * (own == unit ? 1 : own.Factor / unit.Factor)
            : double.NaN;
    }

    private static bool TryTakeDash(ref ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> trimmed = text.TrimStart(" \t"u8);
        int length = trimmed.StartsWith("–"u8) ? "–"u8.Length : trimmed.StartsWith("-"u8) ? 1 : trimmed.StartsWith("to "u8) ? 2 : 0;
        text = trimmed[length..];
        return length > 0;
    }
}
