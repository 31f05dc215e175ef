using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>What traces may hold. Values that are longer than allowed are cut, as MLflow's clients expect; keys that are too long are refused.</summary>
public static class TraceRules
{
    /// <summary>The most characters of the key of a tag or of metadata.</summary>
    public const int LongestKey = 250;

    /// <summary>The most characters of the value of a tag or of metadata.</summary>
    public const int LongestValue = 8000;

    /// <summary>The most characters of a preview.</summary>
    public const int LongestPreview = 10_000;

    /// <summary>The most entries of metadata, and of tags, that a trace has.</summary>
    public const int MostEntries = 1000;

    /// <summary>The most traces that are linked to a run in one go.</summary>
    public const int MostLinks = 100;

    /// <summary>The most spans of one trace.</summary>
    public const int MostSpans = 100_000;

    /// <summary>The trace with values as long as they may be.</summary>
    public static NewTrace Cut(NewTrace trace) => trace with
    {
        ClientRequestId = Cut(trace.ClientRequestId, LongestKey),
        RequestPreview = Cut(trace.RequestPreview, LongestPreview),
        ResponsePreview = Cut(trace.ResponsePreview, LongestPreview),
        Metadata = Cut(trace.Metadata),
        Tags = Cut(trace.Tags),
    };

    /// <summary>Entries with values as long as they may be.</summary>
    public static Dictionary<string, string> Cut(IReadOnlyDictionary<string, string> entries) =>
        entries.ToDictionary(entry => entry.Key, entry => Cut(entry.Value, LongestValue)!, StringComparer.Ordinal);

    /// <summary>What is wrong with a trace that was cut.</summary>
    public static IReadOnlyList<Fault> Check(NewTrace trace) =>
    [
        .. Text("/client_request_id", trace.ClientRequestId),
        .. Text("/request_preview", trace.RequestPreview),
        .. Text("/response_preview", trace.ResponsePreview),
        .. Entries("/metadata", trace.Metadata),
        .. Entries("/tags", trace.Tags),
        .. trace.Duration < TimeSpan.Zero ? [new Fault("/duration", $"The duration is negative ({trace.Duration}); a trace ends after it started.")] : Array.Empty<Fault>(),
        .. trace.Assessments.SelectMany(AssessmentRules.Check),
    ];

    /// <summary>What is wrong with tags or metadata that were cut.</summary>
    public static IEnumerable<Fault> Entries(string pointer, IReadOnlyDictionary<string, string> entries)
    {
        if (entries.Count > MostEntries)
        {
            yield return new(pointer, $"There are {entries.Count} entries; at most {MostEntries} are allowed.");
            yield break;
        }

        foreach ((string key, string value) in entries)
        {
            string? fault = NameRules.FindFaultInText(key, LongestKey) ?? (key.Length == 0 ? "is empty" : null);
            if (fault is not null)
            {
                yield return new($"{pointer}/{key}", $"The key {fault}.");
            }

            if (NameRules.FindFaultInText(value, LongestValue) is { } unfit)
            {
                yield return new($"{pointer}/{key}", $"The value {unfit}.");
            }
        }
    }

    /// <summary>A text with at most so many characters, never ending in half of one.</summary>
    public static string? Cut(string? text, int longest) => text is null || text.Length <= longest
        ? text
        : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    private static IEnumerable<Fault> Text(string pointer, string? text) =>
        text is not null && NameRules.FindFaultInText(text, LongestPreview) is { } fault ? [new(pointer, $"The text {fault}.")] : [];
}
