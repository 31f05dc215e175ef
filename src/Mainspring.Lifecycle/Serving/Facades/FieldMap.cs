using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>
/// Which columns the fields of a request are: by name, or by their position in a list. A map without entries takes the fields as columns. <c>$key</c> and
/// <c>$request_id</c> stand for the key and the id of the request.
/// </summary>
public sealed class FieldMap
{
    /// <summary>What a field maps to that is the key of the request.</summary>
    public const string Key = "$key";

    /// <summary>What a field maps to that is the id of the request.</summary>
    public const string RequestId = "$request_id";

    private readonly Dictionary<string, string> _names;
    private readonly Dictionary<string, string[]> _positions;
    private readonly JsonObject _constants;

    private FieldMap(Dictionary<string, string> names, Dictionary<string, string[]> positions, JsonObject constants) => (_names, _positions, _constants) = (names, positions, constants);

    /// <summary>Takes fields as columns.</summary>
    public static FieldMap Plain { get; } = new([], [], []);

    private bool IsPlain => _names.Count == 0 && _positions.Count == 0;

    /// <summary>Reads a map, and adds a sentence for each of its faults.</summary>
    /// <param name="json">Fields with columns, or lists of columns; null for none.</param>
    /// <param name="constants">Columns with the value that each request has; null for none.</param>
    /// <param name="faults">Where faults are added.</param>
    public static FieldMap Read(JsonNode? json, JsonNode? constants, ICollection<string> faults)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        Dictionary<string, string[]> positions = new(StringComparer.Ordinal);
        if (json is not null and not JsonObject || constants is not null and not JsonObject)
        {
            faults.Add("The fields are given as 'field: column' or 'field: [column, column]', the constants as 'column: value'.");
            return Plain;
        }

        foreach ((string field, JsonNode? node) in json as JsonObject ?? [])
        {
            if (node is JsonValue name)
            {
                names.Add(field, name.ToString());
            }
            else if (node is JsonArray { Count: > 0 } list && list.All(item => item is JsonValue))
            {
                positions.Add(field, [.. list.Select(item => item!.ToString())]);
            }
            else
            {
                faults.Add($"'{field}' names no column; write the name of one, or a list of columns for a list of values.");
            }
        }

        foreach (string twice in names.Values.Concat(positions.Values.SelectMany(list => list)).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            faults.Add($"The column '{twice}' is given twice.");
        }

        return new(names, positions, (JsonObject?)constants?.DeepClone() ?? []);
    }

    /// <summary>The columns of a request, or faults by field.</summary>
    /// <param name="request">The body of the request.</param>
    /// <param name="faults">Where faults are added.</param>
    public JsonObject Translate(JsonObject request, ICollection<FieldFault> faults)
    {
        JsonObject columns = IsPlain ? (JsonObject)request.DeepClone() : [];
        foreach ((string field, JsonNode? value) in IsPlain ? [] : request)
        {
            if (_names.TryGetValue(field, out string? column))
            {
                columns[column] = value?.DeepClone();
            }
            else if (_positions.TryGetValue(field, out string[]? list))
            {
                Spread(field, list, value, columns, faults);
            }
            else
            {
                faults.Add(new(field, $"is not known; known are {string.Join(", ", _names.Keys.Concat(_positions.Keys))}."));
            }
        }

        foreach ((string field, string[] list) in _positions.Where(pair => !request.ContainsKey(pair.Key)))
        {
            faults.Add(new(field, $"is missing; it takes a list of {list.Length} values: {string.Join(", ", list)}."));
        }

        foreach ((string column, JsonNode? value) in _constants)
        {
            columns[column] = value?.DeepClone();
        }

        return columns;
    }

    /// <summary>What the caller calls a column: the name of a field, or a place of a list such as <c>features[2]</c>.</summary>
    public string FieldOf(string column)
    {
        foreach ((string field, string[] list) in _positions)
        {
            if (Array.IndexOf(list, column) is >= 0 and int place)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{field}[{place}]");
            }
        }

        return _names.FirstOrDefault(pair => pair.Value == column).Key ?? column;
    }

    private static void Spread(string field, string[] columns, JsonNode? value, JsonObject record, ICollection<FieldFault> faults)
    {
        if (value is not JsonArray list)
        {
            faults.Add(new(field, $"must be a list of {columns.Length} values: {string.Join(", ", columns)}."));
            return;
        }

        if (list.Count != columns.Length)
        {
            faults.Add(new(field, $"has {list.Count} value{(list.Count == 1 ? "" : "s")}; it must have exactly {columns.Length}: {string.Join(", ", columns)}."));
            return;
        }

        for (int place = 0; place < columns.Length; place++)
        {
            if (list[place] is not JsonValue item || item.GetValueKind() == JsonValueKind.Null)
            {
                faults.Add(new(string.Create(CultureInfo.InvariantCulture, $"{field}[{place}]"), $"has no value for {columns[place]}."));
            }
            else
            {
                record[columns[place]] = item.DeepClone();
            }
        }
    }
}
