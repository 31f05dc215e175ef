using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>true or false, and nothing else.</summary>
public sealed class BooleanShape : ScalarShape<bool>
{
    internal override string Expected => "true or false";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "boolean" }, NumberText.Reference()),
    };

    internal override JsonNode? Write(bool value) => JsonValue.Create(value);

    private protected override Problem? Parse(string text, out bool value)
    {
        value = text == "true";
        string? hint = text.ToLowerInvariant() switch
        {
            "yes" or "on" or "1" or "true" or "y" => "write true",
            "no" or "off" or "0" or "false" or "n" => "write false",
            _ => null,
        };
        return text is "true" or "false" ? null : new(FaultCode.NotANumber, "write true or false", hint);
    }
}
