using System.Text;
using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>Reads predictions back, newest first, while they are being written. Memory is bounded by one page and one request.</summary>
public sealed class PredictionLog(PredictionJournal journal)
{
    /// <summary>How many bytes of journal one call reads at most before it returns what it has.</summary>
    public const long LargestScan = 128L << 20;

    /// <summary>A page of predictions. Everything that was answered before the call is visible to it.</summary>
    /// <exception cref="IOException">A segment cannot be read.</exception>
    public PredictionPage Read(PredictionQuery query, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, PredictionQuery.LargestLimit);
        JournalPosition newest = journal.End;
        Scan scan = new(query, cancellation);
        PredictionCursor from = query.After is { } after && after.End <= newest ? after : new PredictionCursor(newest, 0);
        IReadOnlyList<long> segments = SegmentFile.List(journal.Options.Folder, journal.Options.Node);
        for (int index = segments.Count - 1; index >= 0 && !scan.IsDone; index--)
        {
            if (segments[index] > from.End.Segment)
            {
                continue;
            }

            ReadSegment(segments[index], segments[index] == from.End.Segment ? from : null, scan);
        }

        return scan.ToPage();
    }

    private void ReadSegment(long segment, PredictionCursor? from, Scan scan)
    {
        try
        {
            string path = SegmentFile.PathOf(journal.Options.Folder, journal.Options.Node, segment);
            using SegmentReader reader = new(path, segment, from?.End.Offset);
            int skip = from?.Skip ?? 0;
            long end = reader.End;
            while (!scan.IsDone && reader.TryReadPrevious(end, out JournalFrame frame))
            {
                scan.Take(segment, frame, skip);
                skip = 0;
                end = frame.Offset;
            }

            scan.Skipped.AddRange(reader.Gaps);
        }
        catch (InvalidDataException)
        {
            scan.Skipped.Add(new JournalGap(segment, 0, JournalFormat.SegmentHeadBytes));
        }
    }

    /// <summary>What one call has gathered so far.</summary>
    private sealed class Scan(PredictionQuery query, CancellationToken cancellation)
    {
        private readonly byte[]? _endpoint = query.Endpoint is { } name ? Encoding.UTF8.GetBytes(name) : null;
        private readonly List<PredictionRow> _rows = [];
        private PredictionCursor? _next;
        private long _scanned;

        public List<JournalGap> Skipped { get; } = [];

        public bool IsDone => _next is not null;

        public void Take(long segment, JournalFrame frame, int skip)
        {
            cancellation.ThrowIfCancellationRequested();
            _scanned += frame.End - frame.Offset;
            if (IsWanted(frame.Payload) && PayloadDecoder.Decode(frame.FirstId, frame.Payload) is var request && IsWanted(request))
            {
                AddRows(segment, request, frame.End, skip);
            }

            bool isOldest = segment == 1 && frame.Offset == JournalFormat.SegmentHeadBytes;
            if (!isOldest && !IsDone && (_rows.Count == query.Limit || _scanned >= LargestScan))
            {
                _next = new PredictionCursor(new JournalPosition(segment, frame.Offset), 0);
            }
        }

        public PredictionPage ToPage() => new(_rows, _next, Skipped);

        private void AddRows(long segment, LoggedRequest request, long end, int skip)
        {
            for (int index = request.Predictions.Count - 1 - skip; index >= 0; index--)
            {
                if (_rows.Count == query.Limit)
                {
                    _next = new PredictionCursor(new JournalPosition(segment, end), request.Predictions.Count - 1 - index);
                    return;
                }

                _rows.Add(new PredictionRow(request, request.Predictions[index]));
            }
        }

        private bool IsWanted(LoggedRequest request) =>
            (query.WithShadows || request.ShadowOf is null) && (query.Variant is null || request.Variant == query.Variant);

        private bool IsWanted(ReadOnlySpan<byte> payload)
        {
            if (_endpoint is null)
            {
                return true;
            }

            PayloadDecoder.Identify(payload, out ReadOnlySpan<byte> endpoint, out _);
            return endpoint.SequenceEqual(_endpoint);
        }
    }
}
