using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>A threshold with keys, where a bare number stands for <c>{at: number}</c>.</summary>
internal sealed class ThresholdShape(RecordShape<ThresholdSection> keys) : Shape<ThresholdSection>
{
    public override JsonObject ToJsonSchema()
    {
        JsonObject schema = keys.ToJsonSchema();
        schema["anyOf"]!.AsArray().Add(new ShareShape(0, 1).ToJsonSchema());
        return schema;
    }

    internal override string? ShortKey => keys.ShortKey;

    internal override Shape? Below(string key) => keys.Below(key);

    internal override string? WhyDefault(string key) => keys.WhyDefault(key);

    internal override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out ThresholdSection value)
    {
        YamlElement read = element is YamlScalar { IsNull: false, Text: [>= '0' and <= '9' or '.', ..] } number ? new YamlMapping([new("at", number.Place, number)], number.Place) : element;
        if (!keys.TryRead(read, path, reading, out value))
        {
            return false;
        }

        return value.Contradiction is not { } wrong || reading.Refuse(element, FaultCode.WrongParameter, $"'{path}': {wrong}");
    }

    internal override JsonNode? Write(ThresholdSection value) => keys.Write(value);
}
