using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Storage.Relational.Serving;

/// <summary>The segments of an endpoint as the text of a column.</summary>
internal static class SegmentsText
{
    public static string Write(IReadOnlyList<SegmentRule> rules) => rules.Count == 0 ? "" : new JsonArray([.. rules.Select(rule => new JsonObject
    {
        ["column"] = rule.Column,
        ["values"] = new JsonArray([.. rule.Values.Select(value => JsonValue.Create(value))]),
        ["variant"] = rule.Variant,
    })]).ToJsonString();

    public static IReadOnlyList<SegmentRule> Read(string text) => text.Length == 0 ? [] :
    [
        .. JsonNode.Parse(text)!.AsArray().Select(rule => new SegmentRule(
            rule!["column"]!.GetValue<string>(), [.. rule["values"]!.AsArray().Select(value => value!.GetValue<string>())], rule["variant"]!.GetValue<string>())),
    ];
}
