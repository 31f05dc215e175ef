using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>The number of a version, which travels as a text; a number is taken too.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record VersionText(string Text)
{
    /// <summary>The number; 0, which no version has, when the text is a number that cannot be one.</summary>
    /// <exception cref="MlflowFault">It is no number.</exception>
    public int Number => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
        ? number is > 0 and <= int.MaxValue ? (int)number : 0
        : throw MlflowFault.Invalid($"Parameter 'version' must be an integer, got '{Text}'.");

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal sealed class Converter : JsonConverter<VersionText>
    {
        public override VersionText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => new(reader.GetString()!),
            JsonTokenType.Number when reader.TryGetInt64(out long number) => new(number.ToString(CultureInfo.InvariantCulture)),
            _ => throw new JsonException("A version is a number in a text."),
        };

        public override void Write(Utf8JsonWriter writer, VersionText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
