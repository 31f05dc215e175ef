using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mainspring.Lifecycle.Tests.Projects;

/// <summary>The part of JSON Schema that project schemas use; a keyword it does not know fails the test.</summary>
internal static class JsonSchemaCheck
{
    private static readonly string[] Known =
        ["$schema", "title", "description", "type", "properties", "additionalProperties", "required", "anyOf", "enum", "minimum", "maximum", "pattern", "items"];

    public static IEnumerable<string> Faults(JsonNode? value, JsonObject schema, string path = "$")
    {
        schema.Select(k => k.Key).Except(Known).ShouldBeEmpty();
        if (schema["anyOf"] is JsonArray choices && choices.All(choice => Faults(value, choice!.AsObject(), path).Any()))
        {
            yield return $"{path}: none of the choices";
        }

        if (schema["type"] is { } type && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number")))
        {
            yield return $"{path}: not {type.ToJsonString()}";
            yield break;
        }

        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            yield return $"{path}: not one of {words.ToJsonString()}";
        }

        if (value is JsonValue number && number.TryGetValue(out double amount) && (amount < (double?)schema["minimum"] || amount > (double?)schema["maximum"]))
        {
            yield return $"{path}: out of range";
        }

        if (value is JsonValue text && text.TryGetValue(out string? characters) && schema["pattern"] is { } pattern
            && !Regex.IsMatch(characters, pattern.GetValue<string>(), RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
        {
            yield return $"{path}: does not match";
        }

        foreach (string fault in Nested(value, schema, path))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Nested(JsonNode? value, JsonObject schema, string path) => value switch
    {
        JsonArray items when schema["items"] is JsonObject item => items.SelectMany((one, i) => Faults(one, item, $"{path}[{i}]")),
        JsonObject keys => keys.SelectMany(pair => Key(pair.Key, pair.Value, schema, path))
            .Concat((schema["required"] as JsonArray ?? []).Where(r => !keys.ContainsKey(r!.GetValue<string>())).Select(r => $"{path}: lacks {r}")),
        _ => [],
    };

    private static IEnumerable<string> Key(string key, JsonNode? value, JsonObject schema, string path) =>
        schema["properties"]?[key] is JsonObject known ? Faults(value, known, $"{path}.{key}")
        : schema["additionalProperties"] is JsonObject other ? Faults(value, other, $"{path}.{key}")
        : schema["additionalProperties"] is not null ? [$"{path}: unknown key {key}"]
        : [];

    private static string[] Types(JsonNode type) => type is JsonArray several ? [.. several.Select(t => t!.GetValue<string>())] : [type.GetValue<string>()];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.GetValue<double>() == Math.Floor(value.GetValue<double>()) ? "integer" : "number",
        _ => "boolean",
    };
}
