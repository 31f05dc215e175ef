namespace Mainspring.Learning.Features;

/// <summary>
/// Moments in UTF-8 text: <c>2024-03-01</c>, <c>2024-03-01T12:30</c>, <c>2024-03-01 12:30:05.250000+01:00</c>, <c>…Z</c>. Without an offset
/// they are UTC; digits beyond microseconds are cut off.
/// </summary>
internal static class TimestampText
{
    /// <summary>Reads a moment as microseconds since 1970-01-01T00:00Z.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out double microseconds)
    {
        microseconds = 0;
        text = text.Trim((byte)' ');
        if (!TryDigits(ref text, 4, out int year) || !TrySkip(ref text, '-') || !TryDigits(ref text, 2, out int month)
            || !TrySkip(ref text, '-') || !TryDigits(ref text, 2, out int day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        long total = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        if (text.Length > 0)
        {
            if (!TrySkip(ref text, 'T') && !TrySkip(ref text, ' '))
            {
                return false;
            }

            if (!TryTime(ref text, out long time) || !TryOffset(ref text, out long offset))
            {
                return false;
            }

            total += time - offset;
        }

        microseconds = total;
        return text.Length == 0;
    }

    private static bool TryTime(ref ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        int second = 0;
        if (!TryDigits(ref text, 2, out int hour) || !TrySkip(ref text, ':') || !TryDigits(ref text, 2, out int minute)
            || (TrySkip(ref text, ':') && !TryDigits(ref text, 2, out second))
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        long fraction = 0;
        if (TrySkip(ref text, '.'))
        {
            int digits = Math.Max(0, text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end && end < 0 ? text.Length : end);
            if (digits == 0)
            {
                return false;
            }

            for (int i = 0; i < 6; i++)
            {
                fraction = fraction * 10 + (i < digits ? text[i] - '0' : 0);
            }

            text = text[digits..];
        }

        microseconds = (((hour * 60L) + minute) * 60 + second) * 1_000_000 + fraction;
        return true;
    }

    private static bool TryOffset(ref ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length == 0 || TrySkip(ref text, 'Z'))
        {
            return true;
        }

        bool west = text[0] == (byte)'-';
        if (!TrySkip(ref text, '+') && !TrySkip(ref text, '-'))
        {
            return false;
        }

        int minute = 0;
        if (!TryDigits(ref text, 2, out int hour) || (text.Length > 0 && ((TrySkip(ref text, ':') && text.Length == 0) || !TryDigits(ref text, 2, out minute))) || hour > 15 || minute > 59)
        {
            return false;
        }

        microseconds = (west ? -1 : 1) * ((hour * 60L) + minute) * 60_000_000;
        return true;
    }

    private static bool TryDigits(ref ReadOnlySpan<byte> text, int count, out int number)
    {
        number = 0;
        if (text.Length < count)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            uint digit = (uint)text[i] - '0';
            if (digit > 9)
            {
                return false;
            }

            number = number * 10 + (int)digit;
        }

        text = text[count..];
        return true;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> text, char expected)
    {
        if (text.Length == 0 || text[0] != (byte)expected)
        {
            return false;
        }

        text = text[1..];
        return true;
    }
}
