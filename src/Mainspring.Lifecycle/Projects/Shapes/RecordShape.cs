using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Data.Faults;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>A fixed set of keys that fill a record. Keys that are not written keep the values of the defaults.</summary>
/// <param name="defaults">The record when nothing is written.</param>
public sealed class RecordShape<T>(T defaults) : Shape<T>
    where T : class
{
    private readonly List<RecordField<T>> _fields = [];
    private readonly HashSet<string> _later = [];
    private string? _shortKey;

    /// <summary>The record when nothing is written.</summary>
    public T Defaults { get; } = defaults;

    internal override string? ShortKey => _shortKey;

    /// <summary>Adds a key.</summary>
    /// <param name="name">The key.</param>
    /// <param name="shape">What may stand there.</param>
    /// <param name="get">The value in the record; null is not printed.</param>
    /// <param name="set">The record with the value.</param>
    /// <param name="meaning">What it means, for editors; with unit, range and what the default is.</param>
    /// <param name="required">Whether it must be written.</param>
    /// <param name="why">Why the default is what it is, for <c>explain</c>.</param>
    public RecordShape<T> Field<TValue>(
        string name, Shape<TValue> shape, Func<T, TValue?> get, Func<T, TValue, T> set, string meaning, bool required = false, string? why = null)
        where TValue : class
    {
        _fields.Add(new RecordReferenceField<T, TValue>(name, shape, get, set, meaning, required, why));
        return this;
    }

    /// <inheritdoc cref="Field{TValue}(string, Shape{TValue}, Func{T, TValue}, Func{T, TValue, T}, string, bool, string)"/>
    public RecordShape<T> Value<TValue>(
        string name, Shape<TValue> shape, Func<T, TValue?> get, Func<T, TValue, T> set, string meaning, bool required = false, string? why = null)
        where TValue : struct
    {
        _fields.Add(new RecordValueField<T, TValue>(name, shape, get, set, meaning, required, why));
        return this;
    }

    /// <summary>Lets a value that is no set of keys stand for <c>{key: value}</c>.</summary>
    public RecordShape<T> Short(string key)
    {
        _shortKey = key;
        return this;
    }

    /// <summary>Names keys that are planned, so that they are refused with that word instead of a guess at a misspelling.</summary>
    public RecordShape<T> Later(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            _later.Add(key);
        }

        return this;
    }

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema()
    {
        var keys = new JsonObject(_fields.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Name, f.Describe())));
        var schema = new JsonObject { ["type"] = "object", ["properties"] = keys, ["additionalProperties"] = false };
        if (_fields.Any(f => f.Required))
        {
            schema["required"] = new JsonArray([.. _fields.Where(f => f.Required).Select(f => JsonValue.Create(f.Name))]);
        }

        return ShortKey is null ? schema : new() { ["anyOf"] = new JsonArray(FieldOf(ShortKey)!.Shape.ToJsonSchema(), schema) };
    }

    internal override Shape? Below(string key) => FieldOf(key)?.Shape;

    internal override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        YamlMapping? mapping = element switch
        {
            YamlMapping keys => keys,
            YamlScalar { IsNull: true } => new([], element.Place),
            _ when ShortKey is not null => new([new(ShortKey, element.Place, element)], element.Place),
            _ => null,
        };
        return mapping is null
            ? reading.Refuse(element, FaultCode.WrongType, $"{Named(path)} takes the keys {string.Join(", ", _fields.Select(f => f.Name))}, not {element.Kind}")
            : TryReadKeys(mapping, path, reading, out value);
    }

    internal override JsonNode? Write(T value)
    {
        var written = new JsonObject();
        foreach (RecordField<T> field in _fields)
        {
            if (field.Write(value) is { } node)
            {
                written[field.Name] = node;
            }
        }

        return written.Count == 0 ? null : written;
    }

    internal override string? WhyDefault(string key) => FieldOf(key)?.Why;

    private bool TryReadKeys(YamlMapping mapping, string path, ProjectReading reading, out T value)
    {
        value = Defaults;
        bool good = true;
        foreach (YamlEntry entry in mapping.Entries)
        {
            if (FieldOf(entry.Key) is not { } field)
            {
                good = RefuseKey(entry, path, reading);
                continue;
            }

            string at = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            reading.Note(at, entry.Value is YamlScalar { IsNull: true } ? entry.KeyPlace : entry.Value.Place);
            good &= field.TryRead(entry.Value, at, reading, ref value);
        }

        foreach (RecordField<T> missing in _fields.Where(f => f.Required && mapping.Entries.All(e => e.Key != f.Name)))
        {
            good = reading.Refuse(mapping, FaultCode.MissingKey, $"{Named(path)} lacks the required key '{missing.Name}': {missing.Meaning}");
        }

        return good;
    }

    private bool RefuseKey(YamlEntry entry, string path, ProjectReading reading)
    {
        string where = path.Length == 0 ? "" : $" in '{path}'";
        reading.Add(_later.Contains(entry.Key)
            ? entry.KeyPlace.Fault(FaultCode.NotAvailable, $"'{entry.Key}'{where} is not available yet in this version; delete it")
            : entry.KeyPlace.Fault(
                FaultCode.UnknownKey,
                $"unknown key '{entry.Key}'{where}",
                Spelling.Nearest(entry.Key, _fields.Select(f => f.Name).Concat(_later)) is { } near ? $"did you mean '{near}'?" : $"known here: {string.Join(", ", _fields.Select(f => f.Name))}"));
        return false;
    }

    private RecordField<T>? FieldOf(string key) => _fields.Find(f => f.Name == key);

    private static string Named(string path) => path.Length == 0 ? "the project file" : $"'{path}'";
}
