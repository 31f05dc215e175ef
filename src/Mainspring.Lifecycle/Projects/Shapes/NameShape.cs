using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A name that becomes the name of models, endpoints and folders.</summary>
public sealed partial class NameShape : ScalarShape<string>
{
    private const string Pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$";

    internal override string Expected => "a name";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["pattern"] = $"{Pattern}|{ReferencePattern}" },
            new JsonObject { ["type"] = "integer", ["minimum"] = 0 }),
    };

    internal override JsonNode? Write(string value) => JsonValue.Create(value);

    private protected override Problem? Parse(string text, out string value)
    {
        value = text;
        return Form().IsMatch(text)
            ? null
            : new(FaultCode.BadName, "a name begins with a letter or digit and holds letters, digits, '.', '_' and '-', at most 100", Suggestion(text));
    }

    private static string? Suggestion(string text)
    {
        string better = Foreign().Replace(text.Trim(), "-").Trim('-', '.', '_');
        return Form().IsMatch(better) ? $"write {better}" : null;
    }

    [GeneratedRegex(Pattern, RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex("[^A-Za-z0-9._-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Foreign();
}
