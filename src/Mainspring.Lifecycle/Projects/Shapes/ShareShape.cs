using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A share of a whole, as a fraction (<c>0.2</c>) or in percent (<c>20%</c>), in a range with both ends included.</summary>
/// <param name="least">The least fraction.</param>
/// <param name="most">The greatest fraction.</param>
public sealed class ShareShape(double least, double most) : ScalarShape<double>
{
    internal override string Expected => "a share such as 0.2 or 20%";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema()
    {
        JsonObject schema = NumberText.Schema("number", least, most);
        schema["anyOf"]!.AsArray().Add(new JsonObject { ["type"] = "string", ["pattern"] = @"^[0-9]+(\.[0-9]+)?\s*%$" });
        return schema;
    }

    internal override JsonNode? Write(double value) => JsonValue.Create(value);

    private protected override Problem? Parse(string text, out double value)
    {
        bool percent = text.EndsWith('%');
        if (!NumberText.TryParse(percent ? text[..^1].TrimEnd() : text, out value))
        {
            return new(FaultCode.NotANumber, $"write {Expected}", NumberText.Suggestion(text));
        }

        double written = value;
        value = percent ? value / 100 : value;
        return value >= least && value <= most
            ? null
            : new(FaultCode.OutOfRange, $"it must be {NumberShape.Range(least, most)}", !percent && written / 100 >= least && written / 100 <= most ? $"write {text}%" : null);
    }
}
