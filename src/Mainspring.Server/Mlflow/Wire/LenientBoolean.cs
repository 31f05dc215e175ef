using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>Reads booleans that a query string holds, <c>true</c> and <c>True</c>, besides those of JSON.</summary>
internal sealed class LenientBoolean : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when bool.TryParse(reader.GetString(), out bool value) => value,
        _ => throw new JsonException("A boolean is true or false."),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
