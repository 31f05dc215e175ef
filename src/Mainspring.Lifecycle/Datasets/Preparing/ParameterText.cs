using System.Globalization;

namespace Mainspring.Lifecycle.Datasets.Preparing;

/// <summary>The value that the text of a parameter means.</summary>
public static class ParameterText
{
    /// <summary>A date (<c>2026-01-31</c>), a moment (<c>2026-01-31T12:00:00Z</c>; without a zone in UTC), a whole number, a number, true or false, nothing (blank), else the text.</summary>
    public static object? Read(string text) => text switch
    {
        "" => null,
        "true" => true,
        "false" => false,
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) => date,
        _ when text.Length > 10 && text[10] is 'T' or ' ' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) => moment,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number,
        _ => text,
    };
}
