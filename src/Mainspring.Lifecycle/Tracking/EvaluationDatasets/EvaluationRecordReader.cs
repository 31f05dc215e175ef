using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>Reads the JSON list in which records of evaluation data sets are sent.</summary>
public static class EvaluationRecordReader
{
    /// <summary>The most records that are sent in one go.</summary>
    public const int MostRecords = 10_000;

    private static readonly string[] SourceTypes = ["UNSPECIFIED", "TRACE", "HUMAN", "DOCUMENT", "CODE"];

    /// <summary>The records, or what is wrong with the first one that is wrong.</summary>
    public static (IReadOnlyList<EvaluationRecordContent> Records, Fault? Fault) Read(string json)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return ([], new("/records", "The records are not valid JSON, or a field comes twice; write a list of records as a string."));
        }

        if (node is not JsonArray list)
        {
            return ([], new("/records", "The records must be a JSON list."));
        }

        if (list.Count > MostRecords)
        {
            return ([], new("/records", $"There are {list.Count} records; at most {MostRecords} can be sent in one go."));
        }

        var records = new EvaluationRecordContent[list.Count];
        for (int i = 0; i < records.Length; i++)
        {
            if (ReadOne(list[i], out records[i]) is { } wrong)
            {
                return ([], new($"/records/{i}", $"Record {i}: {wrong}"));
            }
        }

        return (records, null);
    }

    private static string? ReadOne(JsonNode? node, out EvaluationRecordContent record)
    {
        record = null!;
        if (node is not JsonObject given)
        {
            return "a record is a JSON object.";
        }

        try
        {
            record = new()
            {
                Inputs = Object(given, "inputs") ?? [],
                Outputs = Take(given, "outputs"),
                Expectations = Object(given, "expectations"),
                Tags = Object(given, "tags"),
                Source = Object(given, "source"),
            };
            return FindFaultOfSource(record);
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static string? FindFaultOfSource(EvaluationRecordContent record)
    {
        if (record.Source is null)
        {
            return null;
        }

        if (record.SourceType?.ToUpperInvariant() is not { } type || !SourceTypes.Contains(type))
        {
            return $"'{record.SourceType}' is no source_type; write one of {string.Join(", ", SourceTypes)}.";
        }

        record.Source["source_type"] = type;
        return null;
    }

    private static JsonObject? Object(JsonObject record, string field) => Take(record, field) switch
    {
        null => null,
        JsonObject value => value,
        _ => throw new FormatException($"'{field}' must be a JSON object."),
    };

    private static JsonNode? Take(JsonObject record, string field)
    {
        JsonNode? value = record[field];
        record.Remove(field);
        return value;
    }
}
