using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>Any text, as it is written. Numbers and <c>Yes</c> need no quotes.</summary>
/// <param name="mayBeBlank">Whether blank text is a value.</param>
public sealed class TextShape(bool mayBeBlank = false) : ScalarShape<string>
{
    internal override string Expected => "text";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    internal override JsonNode? Write(string value) => JsonValue.Create(value);

    private protected override Problem? Parse(string text, out string value)
    {
        value = text;
        return mayBeBlank || !string.IsNullOrWhiteSpace(text) ? null : new(FaultCode.WrongType, "blank text says nothing here");
    }
}
