using System.Globalization;
using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A number in a range, both ends included.</summary>
/// <param name="least">The least value.</param>
/// <param name="most">The greatest value.</param>
public sealed class NumberShape(double least = double.NegativeInfinity, double most = double.PositiveInfinity) : ScalarShape<double>
{
    internal override string Expected => "a number";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => NumberText.Schema("number", least, most);

    internal override JsonNode? Write(double value) => JsonValue.Create(value);

    private protected override Problem? Parse(string text, out double value)
    {
        if (!NumberText.TryParse(text, out value))
        {
            return new(FaultCode.NotANumber, "write a number", NumberText.Suggestion(text));
        }

        return value >= least && value <= most ? null : new(FaultCode.OutOfRange, $"it must be {Range(least, most)}");
    }

    internal static string Range(double least, double most) => (double.IsFinite(least), double.IsFinite(most)) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $"at least {least}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"at most {most}"),
    };
}
