using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A list; a bare value is a list of one.</summary>
public sealed class ListShape<T>(Shape<T> item) : Shape<IReadOnlyList<T>>
{
    /// <inheritdoc/>
    public override JsonObject ToJsonSchema() => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "array", ["items"] = item.ToJsonSchema() }, item.ToJsonSchema()),
    };

    internal override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        IReadOnlyList<YamlElement> elements = element is YamlSequence sequence ? sequence.Items : [element];
        var values = new List<T>(elements.Count);
        bool good = true;
        for (int i = 0; i < elements.Count; i++)
        {
            string at = element is YamlSequence ? $"{path}[{i}]" : path;
            reading.Note(at, elements[i].Place);
            if (item.TryRead(elements[i], at, reading, out T? one))
            {
                values.Add(one);
            }
            else
            {
                good = false;
            }
        }

        value = values;
        return good;
    }

    internal override JsonNode? Write(IReadOnlyList<T> value) => value.Count == 0 ? null : new JsonArray([.. value.Select(item.Write)]);
}
