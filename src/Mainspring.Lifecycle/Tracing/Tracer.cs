using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>Records traces: checks what it is given, then keeps it.</summary>
/// <param name="store">Where traces are kept.</param>
/// <param name="time">The clock.</param>
public sealed class Tracer(ITraceStore store, TimeProvider time)
{
    /// <summary>Keeps a trace; see <see cref="ITraceStore.StartAsync"/>.</summary>
    public Task<TraceOutcome> StartAsync(NewTrace trace, CancellationToken cancellation = default)
    {
        NewTrace cut = TraceRules.Cut(trace);
        return TraceRules.Check(cut) is { Count: > 0 } faults
            ? Refuse(faults)
            : store.StartAsync(cut, cut.Id ?? TraceId.New(), time.GetUtcNow(), cancellation);
    }

    /// <summary>Records how a trace ended.</summary>
    public Task<TraceOutcome> EndAsync(TraceId id, TraceEnd end, CancellationToken cancellation = default)
    {
        TraceEnd cut = end with { Metadata = TraceRules.Cut(end.Metadata), Tags = TraceRules.Cut(end.Tags) };
        IReadOnlyList<Fault> faults = [.. TraceRules.Entries("/metadata", cut.Metadata), .. TraceRules.Entries("/tags", cut.Tags)];
        return faults.Count > 0 ? Refuse(faults) : store.EndAsync(id, cut, cancellation);
    }

    /// <summary>Keeps spans of one trace; see <see cref="ITraceStore.LogAsync"/>.</summary>
    public Task<TraceOutcome> LogAsync(SpanBatch batch, CancellationToken cancellation = default) =>
        SpanRules.Check(batch).ToList() is { Count: > 0 } faults ? Refuse(faults) : store.LogAsync(batch, cancellation);

    /// <summary>Sets a tag; a long value is cut.</summary>
    public Task<TraceOutcome> SetTagAsync(TraceId id, string key, string value, CancellationToken cancellation = default)
    {
        Dictionary<string, string> tags = TraceRules.Cut(new Dictionary<string, string> { [key] = value });
        return TraceRules.Entries("/tags", tags).ToList() is { Count: > 0 } faults ? Refuse(faults) : store.SetTagsAsync(id, tags, cancellation);
    }

    /// <summary>Links traces to a run; those that are not there are passed over.</summary>
    /// <returns>Whether there is such a run.</returns>
    public Task<bool> LinkAsync(string run, IReadOnlyList<TraceId> traces, CancellationToken cancellation = default) => store.LinkAsync(run, traces, time.GetUtcNow(), cancellation);

    /// <summary>Keeps an assessment of a trace.</summary>
    public Task<AssessmentOutcome> AssessAsync(TraceId trace, NewAssessment assessment, CancellationToken cancellation = default) =>
        AssessmentRules.Check(assessment).ToList() is { Count: > 0 } faults
            ? Task.FromResult<AssessmentOutcome>(new AssessmentOutcome.Refused(faults))
            : store.AssessAsync(trace, assessment, AssessmentId.New(), time.GetUtcNow(), cancellation);

    /// <summary>Changes an assessment.</summary>
    public Task<AssessmentOutcome> ChangeAsync(TraceId trace, string assessment, AssessmentChange change, CancellationToken cancellation = default) =>
        AssessmentRules.Check(change).ToList() is { Count: > 0 } faults
            ? Task.FromResult<AssessmentOutcome>(new AssessmentOutcome.Refused(faults))
            : store.ChangeAsync(trace, assessment, change, time.GetUtcNow(), cancellation);

    private static Task<TraceOutcome> Refuse(IReadOnlyList<Fault> faults) => Task.FromResult<TraceOutcome>(new TraceOutcome.Refused(faults));
}
