using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracing.Assessments;
using Mainspring.Lifecycle.Tracing.Measures;
using Mainspring.Lifecycle.Tracing.Search;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>
/// Where traces are kept. A write whose task has ended is on the disk. Reads see every write that was acknowledged before. What is
/// given obeys <see cref="TraceRules"/> already; <see cref="Tracer"/> sees to it.
/// </summary>
public interface ITraceStore
{
    /// <summary>Keeps a trace. When spans of it came first, or it is told again, it gets what is given now, and keeps its spans, tags and judgements.</summary>
    Task<TraceOutcome> StartAsync(NewTrace trace, TraceId id, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Records how a trace ended.</summary>
    Task<TraceOutcome> EndAsync(TraceId id, TraceEnd end, CancellationToken cancellation = default);

    /// <summary>Keeps spans; the trace is made when there is none. A span that is there already is replaced.</summary>
    Task<TraceOutcome> LogAsync(SpanBatch batch, CancellationToken cancellation = default);

    /// <summary>The trace of that identity, or null.</summary>
    Task<Trace?> FindAsync(TraceId id, CancellationToken cancellation = default);

    /// <summary>Those traces that are there, in the order of the identities.</summary>
    Task<IReadOnlyList<Trace>> FindAsync(IReadOnlyList<TraceId> ids, CancellationToken cancellation = default);

    /// <summary>The spans that came one by one, roots first, then by start; empty when they lie in a file instead.</summary>
    Task<IReadOnlyList<Span>> ReadSpansAsync(TraceId id, CancellationToken cancellation = default);

    /// <summary>A page of traces.</summary>
    Task<TracePage> SearchAsync(TraceQuery query, CancellationToken cancellation = default);

    /// <summary>Counts the traces of experiments that meet conditions.</summary>
    /// <param name="experiments">The experiments.</param>
    /// <param name="universe">Which traces count at all.</param>
    /// <param name="first">One condition.</param>
    /// <param name="second">Another one.</param>
    Task<TraceCounts> CountAsync(IReadOnlyList<long> experiments, Filter universe, Filter first, Filter second, CancellationToken cancellation = default);

    /// <summary>Measures; the groups come by time, then by their dimensions.</summary>
    Task<IReadOnlyList<MeasuredGroup>> MeasureAsync(MeasureQuery query, CancellationToken cancellation = default);

    /// <summary>Sets tags.</summary>
    Task<TraceOutcome> SetTagsAsync(TraceId id, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation = default);

    /// <summary>Removes a tag.</summary>
    Task<TraceOutcome> DeleteTagAsync(TraceId id, string key, CancellationToken cancellation = default);

    /// <summary>Deletes traces for good, with the names of their files.</summary>
    /// <returns>How many.</returns>
    Task<int> DeleteAsync(TraceDeletion deletion, CancellationToken cancellation = default);

    /// <summary>Links traces to a run; those that are not there are passed over.</summary>
    /// <returns>Whether there is such a run.</returns>
    Task<bool> LinkAsync(string run, IReadOnlyList<TraceId> traces, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Adds prompts to the list of those that a trace used.</summary>
    Task<TraceOutcome> LinkAsync(TraceId trace, IReadOnlyList<PromptReference> prompts, CancellationToken cancellation = default);

    /// <summary>Keeps an assessment; one that it overrides no longer counts.</summary>
    Task<AssessmentOutcome> AssessAsync(TraceId trace, NewAssessment assessment, string id, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Changes an assessment.</summary>
    Task<AssessmentOutcome> ChangeAsync(TraceId trace, string assessment, AssessmentChange change, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>One assessment.</summary>
    Task<AssessmentOutcome> FindAssessmentAsync(TraceId trace, string assessment, CancellationToken cancellation = default);

    /// <summary>Deletes an assessment; one that it overrode counts again. Deleting what is not there is no error.</summary>
    /// <returns>Whether there is such a trace.</returns>
    Task<bool> DeleteAssessmentAsync(TraceId trace, string assessment, CancellationToken cancellation = default);
}
