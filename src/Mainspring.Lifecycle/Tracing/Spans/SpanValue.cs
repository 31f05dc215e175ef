using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>Values of attributes, which are kept as JSON.</summary>
public static class SpanValue
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text as JSON.</summary>
    public static string OfText(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>A text without the quotes of JSON, or any other value as it is written.</summary>
    public static string Text(string value)
    {
        using JsonDocument json = JsonDocument.Parse(value);
        return json.RootElement.ValueKind == JsonValueKind.String ? json.RootElement.GetString()! : value;
    }

    /// <summary>
    /// The value of an attribute that came as a text. MLflow's clients write every value as JSON before they hand it to OpenTelemetry,
    /// so a text that is JSON becomes that value: always for MLflow's own keys, elsewhere only when it cannot be meant as plain text.
    /// </summary>
    public static string OfReceived(string key, string text) => text.Length > 0 && (key.StartsWith("mlflow.", StringComparison.Ordinal) || text[0] is '{' or '[' or '"') && IsJson(text)
        ? text
        : OfText(text);

    /// <summary>Writes a value anew, without the white space between its parts.</summary>
    public static string OfElement(JsonElement element)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Writing))
        {
            element.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>A member of a value that is an object with numbers, or null.</summary>
    public static double? Number(string? value, string member)
    {
        if (value is null || value[0] != '{')
        {
            return null;
        }

        using JsonDocument json = JsonDocument.Parse(value);
        return json.RootElement.TryGetProperty(member, out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out double found) && double.IsFinite(found) ? found : null;
    }

    /// <summary>Whether a text is JSON.</summary>
    public static bool IsJson(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
