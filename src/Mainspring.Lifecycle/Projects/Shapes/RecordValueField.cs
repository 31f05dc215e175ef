using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A key whose value is a number, switch or choice.</summary>
internal sealed class RecordValueField<T, TValue>(
    string name, Shape<TValue> shape, Func<T, TValue?> get, Func<T, TValue, T> set, string meaning, bool required, string? why)
    : RecordField<T>(name, meaning, required, why)
    where TValue : struct
{
    public override Shape Shape => shape;

    public override bool TryRead(YamlElement element, string path, ProjectReading reading, ref T record)
    {
        if (!shape.TryRead(element, path, reading, out TValue value))
        {
            return false;
        }

        record = set(record, value);
        return true;
    }

    public override JsonNode? Write(T record) => get(record) is { } value ? shape.Write(value) : null;
}
