using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>An <see cref="Amount"/>: a number in the unit of the metric, or percent of the champion's mean.</summary>
internal sealed class AmountShape : ScalarShape<Amount>
{
    internal override string Expected => "an amount such as 0.1, or 5% of the champion's mean";

    public override JsonObject ToJsonSchema() => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number", ["minimum"] = 0 }, new JsonObject { ["type"] = "string", ["pattern"] = @"^[0-9]+(\.[0-9]+)?\s*%$|" + ReferencePattern }),
    };

    internal override JsonNode? Write(Amount value) => value.IsRelative ? JsonValue.Create(value.ToString()) : JsonValue.Create(value.Value);

    private protected override Problem? Parse(string text, out Amount value)
    {
        bool percent = text.EndsWith('%');
        bool isNumber = NumberText.TryParse(percent ? text[..^1].TrimEnd() : text, out double number);
        value = new(percent ? number / 100 : number, percent);
        return !isNumber ? new(FaultCode.NotANumber, $"write {Expected}", NumberText.Suggestion(text))
            : number < 0 ? new(FaultCode.OutOfRange, "it must not be negative")
            : null;
    }
}
