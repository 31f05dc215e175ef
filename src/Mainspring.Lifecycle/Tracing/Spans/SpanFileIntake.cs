using System.Globalization;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracing.Spans;

/// <summary>
/// Takes the spans out of the file that clients put with a trace instead of sending them, so that searches and measures see them
/// whichever way they came. The file stays what it is.
/// </summary>
/// <param name="store">Where the trace is.</param>
/// <param name="reader">Reads the file.</param>
/// <param name="tracer">Keeps the spans.</param>
public sealed class SpanFileIntake(ITraceStore store, TraceReader reader, Tracer tracer)
{
    /// <summary>Takes the spans of a file that was just put, when it is the file of a trace that is there.</summary>
    /// <param name="path">Where the file was put.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether spans were taken. A file that cannot be read is kept as any other file is.</returns>
    public async Task<bool> TakeAsync(ArtifactPath path, CancellationToken cancellation = default) =>
        path.FileName == TraceFiles.SpansFile
        && ArtifactOwner.Of(path) is ArtifactOwner.OfTrace(var experiment, var id)
        && long.TryParse(experiment, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        && TraceId.TryParse(id, out TraceId? trace)
        && path == TraceFiles.SpansOf(number, trace)
        && await store.FindAsync(trace, cancellation) is { } found
        && found.ExperimentId == number
        && await reader.ReadFileAsync(found, cancellation) is { Count: > 0 } spans
        && await tracer.LogAsync(new(number, trace, spans), cancellation) is TraceOutcome.Kept;
}
