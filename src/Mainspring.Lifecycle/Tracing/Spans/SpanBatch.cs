namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>Spans of one trace that arrive together, and what they tell of the trace.</summary>
/// <param name="ExperimentId">The experiment that the trace belongs to, or shall.</param>
/// <param name="Trace">The trace.</param>
/// <param name="Spans">The spans, at least one.</param>
public sealed record SpanBatch(long ExperimentId, TraceId Trace, IReadOnlyList<Span> Spans)
{
    private const long NanosecondsInMillisecond = 1_000_000;
    private const int LongestDerivedPreview = 1000;

    /// <summary>When the earliest of them started.</summary>
    public DateTimeOffset StartedAt => DateTimeOffset.FromUnixTimeMilliseconds(Spans.Min(span => span.StartedAt) / NanosecondsInMillisecond);

    /// <summary>When the last of those that ended did, or null.</summary>
    public DateTimeOffset? EndedAt => Spans.Max(span => span.EndedAt) is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last / NanosecondsInMillisecond) : null;

    /// <summary>The span that the whole trace is, when it is among them.</summary>
    public Span? Root => Spans.FirstOrDefault(span => span.ParentId is null);

    /// <summary>How the trace stands: as its root says, and in progress while the root has not come.</summary>
    public TraceState State => Root switch
    {
        null => TraceState.InProgress,
        { Status: SpanStatus.Error } => TraceState.Error,
        _ => TraceState.Ok,
    };

    /// <summary>A beginning of what went into the root, or null.</summary>
    public string? RequestPreview => Preview(SpanKeys.Inputs);

    /// <summary>A beginning of what came out of the root, or null.</summary>
    public string? ResponsePreview => Preview(SpanKeys.Outputs);

    /// <summary>The tags that they bring: those on the root, and its name.</summary>
    public IReadOnlyDictionary<string, string> Tags => Root is not { } root ? new Dictionary<string, string>() : TraceRules.Cut(root.Attributes
        .Where(attribute => attribute.Key.StartsWith(SpanKeys.TagPrefix, StringComparison.Ordinal) && attribute.Key.Length - SpanKeys.TagPrefix.Length is > 0 and <= TraceRules.LongestKey)
        .Select(attribute => KeyValuePair.Create(attribute.Key[SpanKeys.TagPrefix.Length..], SpanValue.Text(attribute.Value)))
        .Prepend(KeyValuePair.Create(TraceKeys.Name, root.Name))
        .GroupBy(tag => tag.Key, StringComparer.Ordinal)
        .ToDictionary(tag => tag.Key, tag => tag.Last().Value, StringComparer.Ordinal));

    /// <summary>The metadata that they bring: the user and the conversation that the root names.</summary>
    public IReadOnlyDictionary<string, string> Metadata => TraceRules.Cut(
        (((string, string)[])[(SpanKeys.User, TraceKeys.User), (SpanKeys.Session, TraceKeys.Session)])
            .Where(pair => Root?.Attributes.ContainsKey(pair.Item1) == true)
            .ToDictionary(pair => pair.Item2, pair => SpanValue.Text(Root!.Attributes[pair.Item1]), StringComparer.Ordinal));

    private string? Preview(string key) => Root?.Attributes.TryGetValue(key, out string? value) == true ? TraceRules.Cut(value, LongestDerivedPreview) : null;
}
