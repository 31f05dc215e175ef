using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>JSON with its keys in order, so that equal values have equal bytes.</summary>
public static class CanonicalJson
{
    /// <summary>The SHA-256 of a value in lower-case hexadecimal digits; the order of keys makes no difference.</summary>
    public static string Hash(JsonNode? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject fields:
                writer.WriteStartObject();
                foreach ((string key, JsonNode? field) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(key);
                    Write(writer, field);
                }

                writer.WriteEndObject();
                break;
            case JsonArray entries:
                writer.WriteStartArray();
                foreach (JsonNode? entry in entries)
                {
                    Write(writer, entry);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
