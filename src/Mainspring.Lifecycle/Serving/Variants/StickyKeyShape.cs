using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>Where the key of a request is found, in a project file; a bare name is a column.</summary>
internal sealed class StickyKeyShape : ScalarShape<StickyKey>
{
    internal override string Expected => "header:NAME or column:NAME";

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "string" };

    internal override JsonNode? Write(StickyKey value) => JsonValue.Create(value.ToString());

    private protected override Problem? Parse(string text, out StickyKey value)
    {
        bool isGood = StickyKey.TryParse(text.Contains(':', StringComparison.Ordinal) ? text : "column:" + text, out StickyKey? key, out _);
        value = key!;
        return isGood ? null : new(FaultCode.NotAChoice, "write header:NAME for a header of the request, or column:NAME for a column of its first record");
    }
}
