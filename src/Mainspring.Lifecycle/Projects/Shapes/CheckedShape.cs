using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A shape whose parts, each right by itself, must also be right together.</summary>
/// <param name="inner">The shape.</param>
/// <param name="check">What is wrong with a value, each with the key below it that the fault is put at.</param>
internal sealed class CheckedShape<T>(Shape<T> inner, Func<T, IEnumerable<(string Key, string Fault)>> check) : Shape<T>
{
    public override JsonObject ToJsonSchema() => inner.ToJsonSchema();

    internal override string? ShortKey => inner.ShortKey;

    internal override bool HasShortEntries => inner.HasShortEntries;

    internal override Shape? Below(string key) => inner.Below(key);

    internal override string? WhyDefault(string key) => inner.WhyDefault(key);

    internal override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out T value)
    {
        if (!inner.TryRead(element, path, reading, out value))
        {
            return false;
        }

        bool good = true;
        foreach ((string key, string fault) in check(value))
        {
            YamlPlace place = reading.Places.FirstOrDefault(noted => noted.Key.StartsWith(path, StringComparison.Ordinal) && noted.Key.EndsWith($".{key}", StringComparison.Ordinal)) is { Key: not null } noted
                ? noted.Value
                : element.Place;
            reading.Add(place.Fault(FaultCode.Contradiction, fault));
            good = false;
        }

        return good;
    }

    internal override JsonNode? Write(T value) => inner.Write(value);
}
