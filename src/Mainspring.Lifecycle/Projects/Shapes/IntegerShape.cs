using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A whole number in a range, both ends included.</summary>
/// <param name="least">The least value.</param>
/// <param name="most">The greatest value.</param>
public sealed class IntegerShape(int least = int.MinValue, int most = int.MaxValue) : ScalarShape<int>
{
    internal override string Expected => "a whole number";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => NumberText.Schema("integer", least, most);

    internal override JsonNode? Write(int value) => JsonValue.Create(value);

    private protected override Problem? Parse(string text, out int value)
    {
        value = 0;
        if (!NumberText.TryParse(text, out double number) || number != Math.Floor(number))
        {
            return new(FaultCode.NotANumber, "write a whole number", NumberText.Suggestion(text));
        }

        if (number < least || number > most)
        {
            return new(FaultCode.OutOfRange, $"it must be {NumberShape.Range(least, most)}");
        }

        value = (int)number;
        return null;
    }
}
