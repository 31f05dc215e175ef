using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>What names and values of runs may be. Every fault of a record is found, not only the first.</summary>
public static class TrackingRules
{
    /// <summary>The most characters of the name of an experiment or a run.</summary>
    public const int LongestName = 256;

    /// <summary>The most characters of the key of a parameter, metric or tag.</summary>
    public const int LongestKey = 250;

    /// <summary>The most characters of the value of a parameter.</summary>
    public const int LongestParam = 6000;

    /// <summary>The most characters of the value of a tag.</summary>
    public const int LongestTag = 8000;

    /// <summary>The most points of metrics that are logged in one go.</summary>
    public const int MostMetrics = 10_000;

    /// <summary>The most parameters, and the most tags, that are logged in one go.</summary>
    public const int MostEntries = 1000;

    /// <summary>What is wrong with a run that is about to start.</summary>
    public static IReadOnlyList<Fault> Check(NewRun run) =>
    [
        .. run.Experiment is ExperimentChoice.Named named ? Name("/experiment", named.Name) : [],
        .. run.Name is null ? [] : Name("/name", run.Name),
        .. NameRules.FindFaultInText(run.User ?? "", LongestName) is { } badUser ? [new Fault("/user", $"The user {badUser}.")] : Array.Empty<Fault>(),
        .. run.StartedAt is { } start ? Instant("/start_time", start) : [],
        .. Entries("/params", run.Params, LongestParam),
        .. Entries("/tags", run.Tags, LongestTag),
    ];

    /// <summary>What is wrong with what shall be logged.</summary>
    public static IReadOnlyList<Fault> Check(RunLog log) =>
    [
        .. log.Name is null ? [] : Name("/name", log.Name),
        .. log.Metrics.Count > MostMetrics ? [new Fault("/metrics", $"There are {log.Metrics.Count} points; at most {MostMetrics} can be logged in one go.")] : Metrics(log.Metrics),
        .. Entries("/params", log.Params, LongestParam),
        .. Entries("/tags", log.Tags, LongestTag),
    ];

    /// <summary>What is wrong with a change of a run.</summary>
    public static IReadOnlyList<Fault> Check(RunChange change) =>
    [
        .. change.Name is null ? [] : Name("/name", change.Name),
        .. change.EndedAt is { } end ? Instant("/end_time", end) : [],
    ];

    private static IEnumerable<Fault> Name(string pointer, string name) =>
        NameRules.FindFault(name, LongestName) is { } fault ? [new(pointer, $"The name {fault}.")] : [];

    private static IEnumerable<Fault> Instant(string pointer, DateTimeOffset instant) =>
        instant < DateTimeOffset.UnixEpoch ? [new(pointer, "The time lies before 1970.")] : [];

    private static IEnumerable<Fault> Metrics(IReadOnlyList<MetricPoint> points) =>
        from point in points.Select((point, index) => (point.Key, Index: index))
        let fault = NameRules.FindFault(point.Key, LongestKey)
        where fault is not null
        select new Fault($"/metrics/{point.Index}/key", $"The key of the metric {fault}.");

    private static IEnumerable<Fault> Entries(string pointer, IReadOnlyDictionary<string, string> entries, int longestValue)
    {
        if (entries.Count > MostEntries)
        {
            yield return new(pointer, $"There are {entries.Count} entries; at most {MostEntries} can be logged in one go.");
            yield break;
        }

        foreach ((string key, string value) in entries)
        {
            string place = $"{pointer}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (NameRules.FindFault(key, LongestKey) is { } badKey)
            {
                yield return new(place, $"The key {badKey}.");
            }

            if (NameRules.FindFaultInText(value, longestValue) is { } badValue)
            {
                yield return new(place, $"The value {badValue}.");
            }
        }
    }
}
