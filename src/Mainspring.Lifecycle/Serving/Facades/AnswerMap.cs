using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>
/// How an answer is laid out: a JSON object whose texts name fields of a document, by a path with points. <c>{"constant": 1}</c> is itself, <c>{"value": "probability",
/// "digits": 2}</c> is rounded half away from zero, and any other object is laid out within.
/// </summary>
public sealed class AnswerMap
{
    private const string Constant = "constant";
    private const string Value = "value";
    private const string Digits = "digits";
    private const int MostDigits = 15;

    private readonly JsonObject? _layout;

    private AnswerMap(JsonObject? layout) => _layout = layout;

    /// <summary>The document as it is.</summary>
    public static AnswerMap Whole { get; } = new(null);

    /// <summary>Reads a map, and adds a sentence for each of its faults.</summary>
    /// <param name="json">The map.</param>
    /// <param name="known">The fields of the document; empty for any.</param>
    /// <param name="faults">Where faults are added.</param>
    public static AnswerMap Read(JsonNode? json, IReadOnlyList<string> known, ICollection<string> faults)
    {
        if (json is not JsonObject layout)
        {
            faults.Add("'answer' takes the fields of the answer, each with the field of ours that it holds.");
            return Whole;
        }

        Check(layout, known, faults);
        return new((JsonObject)layout.DeepClone());
    }

    /// <summary>A document laid out. Fields that it lacks are null.</summary>
    public JsonNode Apply(JsonObject document) => _layout is null ? document : Lay(_layout, document);

    private static void Check(JsonObject layout, IReadOnlyList<string> known, ICollection<string> faults)
    {
        foreach ((string name, JsonNode? node) in layout)
        {
            switch (node)
            {
                case JsonObject rounded when rounded.ContainsKey(Value):
                    CheckRounded(name, rounded, known, faults);
                    break;
                case JsonObject fixedValue when fixedValue.ContainsKey(Constant):
                    break;
                case JsonObject within:
                    Check(within, known, faults);
                    break;
                default:
                    CheckPath(name, node, known, faults);
                    break;
            }
        }
    }

    private static void CheckRounded(string name, JsonObject rounded, IReadOnlyList<string> known, ICollection<string> faults)
    {
        CheckPath(name, rounded[Value], known, faults);
        if (rounded[Digits] is { } digits && !(digits is JsonValue number && number.TryGetValue(out double count) && count is >= 0 and <= MostDigits && count == Math.Floor(count)))
        {
            faults.Add($"'{name}' has {digits.ToJsonString()} digits; write 0 to {MostDigits}.");
        }
    }

    private static void CheckPath(string name, JsonNode? node, IReadOnlyList<string> known, ICollection<string> faults)
    {
        if (Text(node) is not { } path)
        {
            faults.Add($"'{name}' of the answer names no field; write the name of one, or {{constant: …}} for a fixed value.");
        }
        else if (known.Count > 0 && !known.Contains(path.Split('.')[0]))
        {
            faults.Add($"'{name}' of the answer asks for '{path}', which there is not; there are {string.Join(", ", known)}.");
        }
    }

    private static JsonObject Lay(JsonObject layout, JsonObject document)
    {
        JsonObject laid = [];
        foreach ((string name, JsonNode? node) in layout)
        {
            laid[name] = node switch
            {
                JsonObject rounded when rounded.ContainsKey(Value) => Round(Find(document, Text(rounded[Value])!), rounded[Digits]),
                JsonObject fixedValue when fixedValue.TryGetPropertyValue(Constant, out JsonNode? held) => held?.DeepClone(),
                JsonObject within => Lay(within, document),
                _ => Find(document, Text(node)!),
            };
        }

        return laid;
    }

    private static JsonNode? Find(JsonObject document, string path)
    {
        JsonNode? at = document;
        foreach (string key in path.Split('.'))
        {
            at = (at as JsonObject)?[key];
        }

        return at?.DeepClone();
    }

    private static JsonNode? Round(JsonNode? found, JsonNode? digits) => found is JsonValue value && digits is not null && value.TryGetValue(out double number)
        ? JsonValue.Create(Math.Round(number, (int)digits.GetValue<double>(), MidpointRounding.AwayFromZero))
        : found;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
}
