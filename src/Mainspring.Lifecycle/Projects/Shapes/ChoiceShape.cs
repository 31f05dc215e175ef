using System.Text.Json.Nodes;
using Mainspring.Data.Faults;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>One of a few words.</summary>
/// <param name="choices">Each word with what it stands for; where two words stand for the same, the first is printed.</param>
public sealed class ChoiceShape<T>(params (string Word, T Value)[] choices) : ScalarShape<T>
    where T : notnull
{
    internal override string Expected => "one of " + string.Join(", ", choices.Select(c => c.Word));

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray([.. choices.Select(c => JsonValue.Create(c.Word))]) }, NumberText.Reference()),
    };

    internal override JsonNode? Write(T value) => JsonValue.Create(choices.First(c => c.Value.Equals(value)).Word);

    private protected override Problem? Parse(string text, out T value)
    {
        foreach ((string word, T meant) in choices)
        {
            if (word == text)
            {
                value = meant;
                return null;
            }
        }

        value = choices[0].Value;
        return new(FaultCode.NotAChoice, $"it must be {Expected}", Spelling.Nearest(text, choices.Select(c => c.Word)) is { } near ? $"did you mean '{near}'?" : null);
    }
}
