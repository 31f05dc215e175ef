using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Mainspring.Data.Reading;

/// <summary>Reads one value from its UTF-8 text. Surrounding blanks do not matter; anything else around the value does.</summary>
public static class FieldValue
{
    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>A whole number of 64 bits; the smallest one, which stands for missing, is refused.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> text, out long value)
    {
        text = Trim(text);
        bool signed = text.Length > 1 && text[0] == '+';
        return Utf8Parser.TryParse(signed ? text[1..] : text, out value, out int used) && used == text.Length - (signed ? 1 : 0) && value != long.MinValue && !(signed && text[1] == '-');
    }

    /// <summary>A finite decimal number, correctly rounded. Words such as <c>nan</c> and <c>inf</c> are no numbers.</summary>
    /// <remarks>Up to 15 digits and small powers of ten are exact in double precision, so one division rounds correctly (Clinger 1990); the framework reads the rest.</remarks>
    public static bool TryReal(ReadOnlySpan<byte> text, out double value)
    {
        text = Trim(text);
        int at = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        long digits = 0;
        int count = 0, decimals = -1;
        for (; at < text.Length && count <= 15; at++)
        {
            int digit = text[at] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (text[at] == '.' && decimals < 0)
            {
                decimals = 0;
            }
            else
            {
                break;
            }
        }

        if (at < text.Length || count is 0 or > 15)
        {
            return TrySlowly(text, out value);
        }

        value = decimals > 0 ? digits / PowersOfTen[decimals] : digits;
        value = text[0] == '-' ? -value : value;
        return true;
    }

    /// <summary><c>true</c> or <c>false</c> in any case.</summary>
    public static bool TryBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        text = Trim(text);
        value = text.Length == 4 && Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || (text.Length == 5 && Ascii.EqualsIgnoreCase(text, "false"u8));
    }

    /// <summary>As <see cref="TryBoolean"/>, or yes/no, y/n, t/f, on/off, 1/0: for columns that are declared to be boolean.</summary>
    public static bool TryBooleanWord(ReadOnlySpan<byte> text, out bool value)
    {
        text = Trim(text);
        Span<byte> lower = stackalloc byte[5];
        if (text.Length > 5 || !Ascii.IsValid(text))
        {
            value = false;
            return false;
        }

        Ascii.ToLower(text, lower, out int length);
        lower = lower[..length];
        value = lower.SequenceEqual("true"u8) || lower.SequenceEqual("yes"u8) || lower.SequenceEqual("y"u8) || lower.SequenceEqual("t"u8) || lower.SequenceEqual("on"u8) || lower.SequenceEqual("1"u8);
        return value || lower.SequenceEqual("false"u8) || lower.SequenceEqual("no"u8) || lower.SequenceEqual("n"u8) || lower.SequenceEqual("f"u8) || lower.SequenceEqual("off"u8) || lower.SequenceEqual("0"u8);
    }

    /// <summary>
    /// An ISO 8601 date <c>2026-11-21</c>, with or without a time <c>T09:30[:15[.123456]]</c> (a blank may stand for the T) and a
    /// zone <c>Z</c> or <c>+05:30</c>; without a zone it is UTC.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="microseconds">Microseconds since 1970-01-01T00:00Z.</param>
    public static bool TryTimestamp(ReadOnlySpan<byte> text, out long microseconds)
    {
        text = Trim(text);
        microseconds = 0;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !Digits(text[..4], out int year) || !Digits(text[5..7], out int month) || !Digits(text[8..10], out int day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        long days = new DateOnly(year, month, day).DayNumber - UnixDay;
        if (!TryTime(text[10..], out long ofDay))
        {
            return false;
        }

        microseconds = (days * MicrosecondsPerDay) + ofDay;
        return true;
    }

    internal const long MicrosecondsPerDay = 86_400_000_000;

    private static readonly int UnixDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.Length > 0 && (text[0] is (byte)' ' or (byte)'\t' || text[^1] is (byte)' ' or (byte)'\t') ? text.Trim(" \t"u8) : text;

    private static bool TrySlowly(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        return text.Length > 0 && text[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.'
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length < 6 || text[0] is not ((byte)'T' or (byte)' ' or (byte)'t') || text[3] != ':'
            || !Digits(text[1..3], out int hour) || !Digits(text[4..6], out int minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        text = text[6..];
        long fraction = 0;
        int second = 0;
        if (text.Length >= 3 && text[0] == ':')
        {
            if (!Digits(text[1..3], out second) || second > 59 || !TryFraction(ref text, out fraction))
            {
                return false;
            }
        }

        microseconds = (((hour * 60L) + minute) * 60_000_000) + (second * 1_000_000L) + fraction;
        return TryZone(text, ref microseconds);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, out long microseconds)
    {
        text = text[3..];
        microseconds = 0;
        if (text.IsEmpty || text[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        int count = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        count = count < 0 ? text.Length - 1 : count;
        for (int i = 0; i < 6; i++)
        {
            microseconds = (microseconds * 10) + (i < count ? text[1 + i] - '0' : 0);
        }

        text = text[(1 + count)..];
        return count > 0;
    }

    private static bool TryZone(ReadOnlySpan<byte> text, ref long microseconds)
    {
        if (text.IsEmpty || text is [(byte)'Z'] or [(byte)'z'])
        {
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        bool colon = text.Length == 6 && text[3] == ':';
        int minute = 0;
        bool valid = text.Length is 3 or 5 or 6 && Digits(text[1..3], out int hour) & hour <= 18
            && (text.Length == 3 || (colon && Digits(text[4..6], out minute)) || (text.Length == 5 && Digits(text[3..5], out minute))) && minute < 60;
        if (!valid)
        {
            return false;
        }

        _ = Digits(text[1..3], out hour);
        long offset = ((hour * 60L) + minute) * 60_000_000;
        microseconds -= text[0] == '+' ? offset : -offset;
        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (byte b in text)
        {
            if (b is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + b - '0';
        }

        return true;
    }
}
