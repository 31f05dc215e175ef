using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>One key of a record.</summary>
internal abstract class RecordField<T>(string name, string meaning, bool required, string? why)
{
    public string Name { get; } = name;

    public string Meaning { get; } = meaning;

    public bool Required { get; } = required;

    public string? Why { get; } = why;

    public abstract Shape Shape { get; }

    public JsonObject Describe()
    {
        JsonObject schema = Shape.ToJsonSchema();
        schema["description"] = Meaning;
        return schema;
    }

    public abstract bool TryRead(YamlElement element, string path, ProjectReading reading, ref T record);

    public abstract JsonNode? Write(T record);
}
