using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>The fields that the records of an evaluation data set have, with their types, as MLflow's clients read them.</summary>
public static class EvaluationSchema
{
    /// <summary>A schema with the fields of some records added. A field keeps the type that it had first.</summary>
    /// <param name="schema">The schema so far, or null.</param>
    /// <param name="records">The records that came.</param>
    public static string Extend(string? schema, IEnumerable<EvaluationRecordContent> records)
    {
        JsonObject extended = schema is null ? [] : (JsonObject)JsonNode.Parse(schema)!;
        JsonObject inputs = Part(extended, "inputs");
        JsonNode outputs = extended["outputs"] ?? new JsonObject();
        JsonObject expectations = Part(extended, "expectations");
        foreach (EvaluationRecordContent record in records)
        {
            Add(inputs, record.Inputs);
            Add(expectations, record.Expectations);
            outputs = AddOutputs(outputs, record.Outputs);
        }

        return new JsonObject
        {
            ["inputs"] = inputs.DeepClone(),
            ["outputs"] = outputs.DeepClone(),
            ["expectations"] = expectations.DeepClone(),
            ["version"] = "1.0",
        }.ToJsonString();
    }

    private static JsonObject Part(JsonObject schema, string name) => schema[name] as JsonObject ?? [];

    private static void Add(JsonObject types, JsonObject? fields)
    {
        foreach ((string key, JsonNode? value) in fields ?? [])
        {
            types.TryAdd(key, TypeOf(value));
        }
    }

    private static JsonNode AddOutputs(JsonNode types, JsonNode? outputs)
    {
        switch (types, outputs)
        {
            case (JsonObject fields, JsonObject given):
                Add(fields, given);
                return fields;
            case (JsonObject { Count: 0 }, not null):
                return JsonValue.Create(TypeOf(outputs));
            default:
                return types;
        }
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.ToJsonString().AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? "integer" : "float",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
