using Mainspring.Data.DuckDb;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Predictions.Journal;
using Mainspring.Pipelines.Faults;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>
/// Moves the journal of a node into sealed segments: Parquet files in the artefact store, named by the manifest. One pass at a time.
/// </summary>
/// <remarks>
/// <para>How far a node came is the largest prediction id that is sealed. The ids of a node only ever grow, so a prediction is in the journal (its id is larger) or in one
/// segment (it is not), whatever died at whatever step: files without a manifest entry are nobody's, and are collected like any other content.</para>
/// <para>Journals stay until what they hold has been sealed for <see cref="KeepSealed"/>, so that whoever began to read before can end, and as long as repeated requests are
/// recognised by them.</para>
/// </remarks>
public sealed class PredictionSealer(
    PredictionJournal journal, ISealedSegmentStore manifest, IArtifactStore store, SegmentFiles files, string scratch, TimeProvider time) : IDisposable
{
    /// <summary>The most predictions of one pass.</summary>
    public const int LargestPass = 100_000;

    /// <summary>How long a sealed journal stays.</summary>
    public static readonly TimeSpan KeepSealed = TimeSpan.FromMinutes(10);

    private const int DaysOfRequestIds = 2;

    private readonly DuckDatabase _duck = DuckDatabase.InMemory(new DuckDbOptions { Threads = 1, MemoryLimitBytes = 192L << 20, TemporaryFolder = scratch });
    private readonly SemaphoreSlim _turn = new(1);
    private readonly JournalTrim _trim = new(journal.Options, time);
    private readonly int _node = journal.Options.Node;
    private (long SealedTo, JournalPosition Place)? _reached;

    /// <summary>Keeps all journals as they are until it is disposed of, such as while they are backed up.</summary>
    public IDisposable HoldJournals() => _trim.Hold();

    /// <summary>Seals what is in the journal now, at most so many predictions and one request more.</summary>
    /// <param name="most">The most predictions.</param>
    /// <param name="cancellation">Ends the pass; what it did not seal stays in the journal.</param>
    /// <exception cref="IOException">The store, the disk or the journal failed; nothing is lost, try again.</exception>
    public async Task<SealPass> RunAsync(int most = LargestPass, CancellationToken cancellation = default)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            SealedLog before = await manifest.ReadAsync(null, cancellation);
            long from = before.SealedToOf(_node);
            using DuckConnection connection = _duck.Connect();
            using SegmentWriting writing = new(connection);
            (bool isUpToDate, IReadOnlyList<JournalGap> gaps) = Fill(writing, from, most, cancellation);
            List<SealedSegment> segments = writing.Rows == 0 ? [] : await WriteAsync(writing, before, cancellation);
            int merged = 0;
            if (writing.LastId > from)
            {
                FaultPoint.Hit("predictions.stored");
                if (!await manifest.SealAsync(_node, from, writing.LastId, segments, cancellation))
                {
                    throw new IOException($"Another process seals the predictions of node {_node}; give each its own --node.");
                }

                FaultPoint.Hit("predictions.sealed");
                SegmentMerge merge = new(manifest, store, files, scratch);
                merged = await merge.RunAsync(connection, _node, segments, cancellation);
            }

            return new SealPass(writing.Rows, segments.Count, merged, _trim.Run(Math.Max(from, writing.LastId)), gaps, isUpToDate);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _duck.Dispose();
        _turn.Dispose();
    }

    private (bool IsUpToDate, IReadOnlyList<JournalGap> Gaps) Fill(SegmentWriting writing, long from, int most, CancellationToken cancellation)
    {
        using JournalTail tail = new(journal.Options, journal.End, from, _reached?.SealedTo == from ? _reached?.Place : null);
        while (writing.Rows < most)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!tail.TryRead(out JournalFrame frame))
            {
                return (true, tail.Gaps);
            }

            writing.Add(frame);
            _reached = (writing.LastId, new JournalPosition(tail.Position.Segment, frame.End));
        }

        return (false, tail.Gaps);
    }

    private async Task<List<SealedSegment>> WriteAsync(SegmentWriting writing, SealedLog before, CancellationToken cancellation)
    {
        List<SealedSegment> segments = [];
        foreach (((string endpoint, DateOnly day), SealedRows table) in writing.Tables)
        {
            List<string> earlier = [];
            foreach (SealedSegment segment in before.Segments.Where(one => table.HasRequestIds && one.Endpoint == endpoint && one.Day > day.AddDays(-DaysOfRequestIds)))
            {
                earlier.Add(await files.PathOfAsync(segment, cancellation));
            }

            string path = Path.Combine(scratch, $"sealing-{Guid.NewGuid():N}.parquet");
            try
            {
                (long firstId, long lastId, long rows) = writing.Write(table, path, earlier);
                if (rows > 0)
                {
                    FaultPoint.Hit("predictions.written");
                    Content content = await PutAsync(store, path, cancellation);
                    segments.Add(new SealedSegment { Endpoint = endpoint, Day = day, Node = _node, FirstId = firstId, LastId = lastId, Rows = rows, Content = content });
                }
            }
            finally
            {
                File.Delete(path);
            }
        }

        return segments;
    }

    internal static async Task<Content> PutAsync(IArtifactStore store, string path, CancellationToken cancellation)
    {
        await using FileStream bytes = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return await store.PutAsync(bytes, cancellation);
    }
}
