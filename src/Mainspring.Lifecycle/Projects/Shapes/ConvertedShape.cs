using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A shape whose values become values of another type.</summary>
internal sealed class ConvertedShape<T, TOther>(Shape<T> inner, Func<T, TOther> read, Func<TOther, T> write) : Shape<TOther>
    where TOther : notnull
{
    public override JsonObject ToJsonSchema() => inner.ToJsonSchema();

    internal override string? ShortKey => inner.ShortKey;

    internal override bool HasShortEntries => inner.HasShortEntries;

    internal override Shape? Below(string key) => inner.Below(key);

    internal override string? WhyDefault(string key) => inner.WhyDefault(key);

    internal override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out TOther value)
    {
        bool good = inner.TryRead(element, path, reading, out T? held);
        value = good ? read(held!) : default;
        return good;
    }

    internal override JsonNode? Write(TOther value) => inner.Write(write(value));
}
