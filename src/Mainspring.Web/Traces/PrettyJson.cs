using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mainspring.Web.Traces;

/// <summary>Values as people read them: JSON in lines, a JSON text without its quotes, anything else as it is. Long ones are cut.</summary>
internal static class PrettyJson
{
    private const int Longest = 20_000;
    private static readonly JsonWriterOptions Lines = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string value)
    {
        string text = Write(value);
        return text.Length <= Longest ? text : $"{text[..Longest]}\n… ({text.Length - Longest} characters more)";
    }

    /// <summary>A value for one line: a JSON text without its quotes, anything else as it is.</summary>
    public static string? Line(string? value)
    {
        if (value is not ['"', ..])
        {
            return value;
        }

        try
        {
            return JsonSerializer.Deserialize<string>(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static string Write(string value)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(value);
            if (json.RootElement.ValueKind == JsonValueKind.String)
            {
                return json.RootElement.GetString()!;
            }

            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes, Lines))
            {
                json.RootElement.WriteTo(writer);
            }

            return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
