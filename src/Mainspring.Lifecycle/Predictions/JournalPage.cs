using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>Reads what is not sealed yet, newest first, until there are enough rows or much was read.</summary>
internal sealed class JournalPage(JournalOptions options, PredictionFilter filter, long sealedTo, int wanted, CancellationToken cancellation)
{
    /// <summary>How many bytes of journal are read at most.</summary>
    public const long LargestScan = 128L << 20;

    private readonly List<PredictionRow> _rows = [];
    private readonly List<JournalGap> _gaps = [];
    private readonly long _floor = Math.Max(sealedTo, filter.Floor);
    private long _scanned;

    /// <summary>What was found.</summary>
    public IReadOnlyList<PredictionRow> Rows => _rows;

    /// <summary>Damaged ranges.</summary>
    public IReadOnlyList<JournalGap> Gaps => _gaps;

    /// <summary>Where to go on, when much was read and not all; null when everything that is wanted was found.</summary>
    public long? StoppedAt { get; private set; }

    private bool IsDone => _rows.Count >= wanted || StoppedAt is not null;

    /// <summary>Reads from the end of the journal.</summary>
    public void Read(JournalPosition end)
    {
        IReadOnlyList<long> segments = SegmentFile.List(options.Folder, options.Node);
        bool isAtFloor = false;
        for (int index = segments.Count - 1; index >= 0 && !IsDone && !isAtFloor; index--)
        {
            if (segments[index] <= end.Segment)
            {
                isAtFloor = ReadSegment(segments[index], segments[index] == end.Segment ? end.Offset : null);
            }
        }
    }

    /// <returns>Whether what comes before is sealed or not wanted.</returns>
    private bool ReadSegment(long segment, long? end)
    {
        try
        {
            using SegmentReader reader = new(SegmentFile.PathOf(options.Folder, options.Node, segment), segment, end);
            if (filter.Before < long.MaxValue && reader.TryReadAt(JournalFormat.SegmentHeadBytes, out JournalFrame first) && first.FirstId >= filter.Before)
            {
                return false;
            }

            bool isAtFloor = ReadFrames(reader);
            _gaps.AddRange(reader.Gaps);
            return isAtFloor;
        }
        catch (InvalidDataException)
        {
            _gaps.Add(new JournalGap(segment, 0, JournalFormat.SegmentHeadBytes));
            return false;
        }
    }

    private bool ReadFrames(SegmentReader reader)
    {
        long end = reader.End;
        while (!IsDone && reader.TryReadPrevious(end, out JournalFrame frame))
        {
            cancellation.ThrowIfCancellationRequested();
            if (frame.FirstId <= sealedTo || PredictionIdSource.At(frame.FirstId, PayloadDecoder.Count(frame.Payload)) <= _floor)
            {
                return true;
            }

            Take(frame);
            end = frame.Offset;
        }

        return false;
    }

    private void Take(JournalFrame frame)
    {
        _scanned += frame.End - frame.Offset;
        if (frame.FirstId < filter.Before)
        {
            PayloadDecoder.Identify(frame.Payload, out ReadOnlySpan<byte> endpoint, out _);
            if (filter.IsEndpoint(endpoint) && PayloadDecoder.Decode(frame.FirstId, frame.Payload) is var request && filter.Takes(request))
            {
                AddRows(request);
            }
        }

        if (_scanned >= LargestScan && _rows.Count < wanted)
        {
            StoppedAt = Math.Min(frame.FirstId, filter.Before);
        }
    }

    private void AddRows(LoggedRequest request)
    {
        for (int index = request.Predictions.Count - 1; index >= 0 && _rows.Count < wanted; index--)
        {
            if (filter.Takes(request, request.Predictions[index]))
            {
                _rows.Add(new PredictionRow(request, request.Predictions[index]));
            }
        }
    }
}
