using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>A route of a facade in a project file: the same words as on the wire, so the wire's reader reads it.</summary>
internal sealed class FacadeRouteShape : Shape<JsonNode>
{
    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, new JsonObject { ["type"] = "object" }),
    };

    internal override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out JsonNode value)
    {
        int before = reading.Faults.Count;
        JsonNode? read = JsonOf(element, path, reading);
        string call = path[(path.IndexOf(FacadeSection.RoutesKey + ".", StringComparison.Ordinal) + FacadeSection.RoutesKey.Length + 1)..];
        if (!FacadeRoute.TryRead(call, read, out FacadeRoute? route, out IReadOnlyList<string> faults))
        {
            foreach (string sentence in faults)
            {
                reading.Refuse(element, FaultCode.BadRoute, sentence.TrimEnd('.'));
            }
        }

        value = route?.Written;
        return route is not null && reading.Faults.Count == before;
    }

    internal override JsonNode Write(JsonNode value) => value.DeepClone();

    private static JsonNode? JsonOf(YamlElement element, string path, ProjectReading reading) => element switch
    {
        YamlMapping map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, JsonOf(entry.Value, $"{path}.{entry.Key}", reading)))),
        YamlSequence list => new JsonArray([.. list.Items.Select((item, index) => JsonOf(item, $"{path}[{index}]", reading))]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsPlain: true, Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        YamlScalar { IsPlain: true } scalar when NumberText.TryParse(scalar.Text, out double number) => JsonValue.Create(number),
        YamlScalar scalar => JsonValue.Create(reading.Resolve(scalar, path)),
        _ => null,
    };
}
