using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>Finds the spans of a trace, whichever way its client sent them: one by one, or as a file.</summary>
/// <param name="store">Where spans are kept that came one by one.</param>
/// <param name="tree">Where the names of files are.</param>
/// <param name="artifacts">Where the bytes of files are.</param>
/// <param name="time">The clock of waiting.</param>
public sealed class TraceReader(ITraceStore store, IArtifactTree tree, IArtifactStore artifacts, TimeProvider time)
{
    private const int LongestFile = 64 << 20;

    private static readonly TimeSpan[] Waits = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(900)];

    /// <summary>Reads the spans.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="wait">Whether to wait a moment for spans that are still under way.</param>
    public async Task<SpanReading> ReadAsync(Trace trace, bool wait = false, CancellationToken cancellation = default)
    {
        SpanReading reading = await ReadOnceAsync(trace, cancellation);
        for (int i = 0; wait && !reading.IsComplete && i < Waits.Length; i++)
        {
            await Task.Delay(Waits[i], time, cancellation);
            reading = await ReadOnceAsync(trace, cancellation);
        }

        return reading;
    }

    /// <summary>
    /// Reads the spans that lie in the file of a trace; none when there is no file. A file that is none of a trace's is a client's fault;
    /// it must not keep the rest of the trace from being seen.
    /// </summary>
    public async Task<IReadOnlyList<Span>> ReadFileAsync(Trace trace, CancellationToken cancellation = default)
    {
        if (await tree.FindAsync(TraceFiles.SpansOf(trace.ExperimentId, trace.Id), cancellation) is not { Content.Bytes: <= LongestFile } file
            || await artifacts.OpenAsync(file.Content.Hash, cancellation) is not { } stream)
        {
            return [];
        }

        await using (stream)
        {
            byte[] bytes = new byte[file.Content.Bytes];
            await stream.ReadExactlyAsync(bytes, cancellation);
            try
            {
                return SpanReader.ReadFile(bytes);
            }
            catch (FormatException)
            {
                return [];
            }
        }
    }

    private async Task<SpanReading> ReadOnceAsync(Trace trace, CancellationToken cancellation)
    {
        IReadOnlyList<Span> spans = await store.ReadSpansAsync(trace.Id, cancellation);
        if (spans.Count == 0)
        {
            spans = await ReadFileAsync(trace, cancellation);
        }

        double? told = trace.Metadata.TryGetValue(TraceKeys.SizeStats, out string? stats) && SpanValue.IsJson(stats) ? SpanValue.Number(stats, "num_spans") : null;
        return new(spans, spans.Count > 0 && !(spans.Count < told));
    }
}
