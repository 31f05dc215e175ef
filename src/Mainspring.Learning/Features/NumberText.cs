using System.Buffers.Text;
using System.Text;

namespace Mainspring.Learning.Features;

/// <summary>Numbers in UTF-8 text, with exactly the result of <see cref="double.Parse(string)"/> in the invariant culture.</summary>
internal static class NumberText
{
    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>
    /// Reads plain decimals such as <c>-12.5</c> of up to 15 digits: digits and power of ten are exact doubles, so that one division gives the
    /// correctly rounded result (W. D. Clinger, How to read floating point numbers accurately, 1990). Everything else is refused here.
    /// </summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> text, out double value)
    {
        int i = 0;
        bool negative = text.Length > 0 && text[0] == (byte)'-';
        i += negative ? 1 : 0;
        long digits = 0;
        int first = i;
        uint digit;
        while (i < text.Length && (digit = (uint)text[i] - '0') <= 9)
        {
            digits = digits * 10 + digit;
            i++;
            if (i - first > ExactDigits)
            {
                value = 0;
                return false;
            }
        }

        int whole = i - first;
        int decimals = 0;
        if (i < text.Length && text[i] == (byte)'.' && whole > 0)
        {
            int point = ++i;
            while (i < text.Length && (digit = (uint)text[i] - '0') <= 9 && i - point + whole < ExactDigits)
            {
                digits = digits * 10 + digit;
                i++;
            }

            decimals = i - point;
            whole = decimals == 0 ? 0 : whole;
        }

        value = decimals == 0 ? digits : digits / PowersOfTen[decimals];
        value = negative ? -value : value;
        return i == text.Length && whole > 0;
    }

    /// <summary>Reads any number, with blanks around it, a sign, an exponent, or spelled <c>inf</c> or <c>infinity</c>. Too large ones become infinite. NaN is no number here.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out double value)
    {
        if (TryReadPlain(text, out value))
        {
            return true;
        }

        text = text.Trim((byte)' ').Trim((byte)'\t');
        if (Utf8Parser.TryParse(text, out value, out int used) && used == text.Length && !double.IsNaN(value))
        {
            return true;
        }

        return TryReadInfinity(text, out value);
    }

    private static bool TryReadInfinity(ReadOnlySpan<byte> text, out double value)
    {
        bool negative = text.Length > 0 && text[0] == (byte)'-';
        ReadOnlySpan<byte> name = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return Ascii.EqualsIgnoreCase(name, "inf"u8) || Ascii.EqualsIgnoreCase(name, "infinity"u8);
    }
}
