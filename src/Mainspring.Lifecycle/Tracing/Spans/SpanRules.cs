using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>What spans may hold.</summary>
public static class SpanRules
{
    private const int LongestName = 1000;
    private const int LongestAttribute = 8 * 1024 * 1024;

    /// <summary>What is wrong with spans that shall be kept.</summary>
    public static IEnumerable<Fault> Check(SpanBatch batch)
    {
        if (batch.Spans.Count is 0 or > TraceRules.MostSpans)
        {
            yield return new("/spans", $"There are {batch.Spans.Count} spans; a trace has 1 to {TraceRules.MostSpans}.");
        }

        foreach (Span span in batch.Spans)
        {
            if (Faults(span).FirstOrDefault(fault => fault is not null) is { } fault)
            {
                yield return new($"/spans/{span.Id}", $"The span {span.Id} {fault}.");
            }
        }
    }

    private static IEnumerable<string?> Faults(Span span)
    {
        yield return NameRules.FindFaultInText(span.Name, LongestName) is { } name ? $"has a name that {name}" : null;
        yield return NameRules.FindFaultInText(span.StatusMessage, LongestAttribute);
        yield return span.StartedAt < 0 ? "starts before 1970" : null;
        yield return span.EndedAt < span.StartedAt ? "ends before it starts" : null;
        foreach ((string key, string value) in span.Attributes)
        {
            yield return NameRules.FindFaultInText(key, LongestName) is { } unfit ? $"has an attribute whose key {unfit}" : null;
            yield return NameRules.FindFaultInText(value, LongestAttribute) is { } broken ? $"has the attribute '{key}' which {broken}" : null;
        }
    }
}
