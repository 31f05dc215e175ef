using System.Globalization;
using System.Text.Json;
using Mainspring.Client.Serialization;

namespace Mainspring.Cli.Feedback;

/// <summary>A true value as people write it: a number or a boolean when it reads as one, else a text.</summary>
internal static class LabelValue
{
    public static JsonElement Parse(string text) => text is "true" or "false" || IsNumber(text)
        ? JsonElement.Parse(text)
        : JsonSerializer.SerializeToElement(text, typeof(string), NativeJson.Wire);

    /// <summary>JSON's numbers only: 007 stays a text.</summary>
    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number) && text.TrimStart('-') is { Length: > 0 } digits && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(text[^1])
        && !(digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]));
}
