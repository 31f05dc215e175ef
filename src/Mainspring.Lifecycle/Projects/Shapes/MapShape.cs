using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>Values under keys that the user chooses, such as the names of columns. The order of the file is kept.</summary>
public sealed class MapShape<T>(Shape<T> item) : Shape<IReadOnlyList<KeyValuePair<string, T>>>
{
    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new() { ["type"] = "object", ["additionalProperties"] = item.ToJsonSchema() };

    internal override bool HasShortEntries => true;

    internal override Shape? Below(string key) => item;

    internal override bool TryRead(
        YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out IReadOnlyList<KeyValuePair<string, T>> value)
    {
        value = null;
        if (element is YamlScalar { IsNull: true })
        {
            value = [];
            return true;
        }

        if (element is not YamlMapping mapping)
        {
            return reading.Refuse(element, FaultCode.WrongType, $"'{path}' takes keys with values below them, not {element.Kind}");
        }

        var values = new List<KeyValuePair<string, T>>(mapping.Entries.Count);
        bool good = true;
        foreach (YamlEntry entry in mapping.Entries)
        {
            string at = $"{path}.{entry.Key}";
            reading.Note(at, entry.KeyPlace);
            if (item.TryRead(entry.Value, at, reading, out T? one))
            {
                values.Add(new(entry.Key, one));
            }
            else
            {
                good = false;
            }
        }

        value = values;
        return good;
    }

    internal override JsonNode? Write(IReadOnlyList<KeyValuePair<string, T>> value) =>
        value.Count == 0 ? null : new JsonObject(value.Select(pair => KeyValuePair.Create(pair.Key, item.Write(pair.Value))));
}
