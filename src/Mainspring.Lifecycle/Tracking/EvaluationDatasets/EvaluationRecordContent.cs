using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>What people put into a record of an evaluation data set.</summary>
public sealed record EvaluationRecordContent
{
    /// <summary>The tag that says who did something.</summary>
    public const string UserTag = "mlflow.user";

    /// <summary>What is asked. Two records of a set never ask the same.</summary>
    public required JsonObject Inputs { get; init; }

    /// <summary>What was answered: any JSON, or null when nothing is known.</summary>
    public JsonNode? Outputs { get; init; }

    /// <summary>What is expected of an answer, or null.</summary>
    public JsonObject? Expectations { get; init; }

    /// <summary>Notes on it.</summary>
    public JsonObject? Tags { get; init; }

    /// <summary>Where it came from, with <c>source_type</c> and <c>source_data</c>, or null.</summary>
    public JsonObject? Source { get; init; }

    /// <summary>Who wrote it, as its tags say, or null.</summary>
    public string? User => Tags?[UserTag] is JsonValue user && user.TryGetValue(out string? name) ? name : null;

    /// <summary>The kind of its source, such as <c>TRACE</c> or <c>HUMAN</c>, or null.</summary>
    public string? SourceType => Source?["source_type"] is JsonValue type && type.TryGetValue(out string? name) ? name : null;

    /// <summary>What its source is called there: the id of a trace or another id; or null.</summary>
    public string? SourceId =>
        Source?["source_data"] is JsonObject data && data[SourceType == "TRACE" ? "trace_id" : "source_id"] is JsonValue id && id.TryGetValue(out string? name) ? name : null;

    /// <summary>
    /// This content after somebody wrote the same question again: the new outputs replace the old ones when there are any, expectations
    /// and tags are overwritten key by key, and the source stays.
    /// </summary>
    public EvaluationRecordContent With(EvaluationRecordContent newer) => this with
    {
        Outputs = newer.Outputs ?? Outputs,
        Expectations = Overwrite(Expectations, newer.Expectations),
        Tags = Overwrite(Tags, newer.Tags),
    };

    private static JsonObject? Overwrite(JsonObject? older, JsonObject? newer)
    {
        if (older is null || newer is null)
        {
            return newer ?? older;
        }

        var merged = (JsonObject)older.DeepClone();
        foreach ((string key, JsonNode? value) in newer)
        {
            merged[key] = value?.DeepClone();
        }

        return merged;
    }
}
