using Microsoft.Win32.SafeHandles;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>
/// Opens a journal after whatever happened before: removes what a crash left half-written at its end, finds the largest id and the latest requests.
/// Reads backwards from the end, no more than <see cref="LargestScan"/> bytes, so that the start is quick however long the journal is.
/// </summary>
internal sealed class JournalRecovery(JournalOptions options, RequestFingerprint fingerprint)
{
    /// <summary>How much of the journal's end is read for the latest requests.</summary>
    public const long LargestScan = 32L << 20;

    private readonly List<(ulong Fingerprint, JournalPosition Place)> _recent = [];
    private readonly List<JournalGap> _gaps = [];
    private bool _foundId;
    private long _scanned;

    /// <summary>The largest prediction id in the journal; 0 when it is empty.</summary>
    public long LastId { get; private set; }

    /// <summary>How many bytes of a torn frame were cut from the end.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Damaged ranges met on the way.</summary>
    public IReadOnlyList<JournalGap> Gaps => _gaps;

    /// <summary>The segment to go on writing to.</summary>
    public SegmentWriter Open(RecentRequests requests, Action<SafeFileHandle> force)
    {
        List<long> segments = [.. SegmentFile.List(options.Folder, options.Node)];
        RemoveUnbegun(segments);
        long? resumedEnd = null;
        for (int index = segments.Count - 1; index >= 0 && !IsEnough; index--)
        {
            long end = Scan(segments[index]);
            resumedEnd ??= end;
        }

        for (int index = _recent.Count - 1; index >= 0; index--)
        {
            requests.Restore(_recent[index].Fingerprint, _recent[index].Place);
        }

        return segments is [.., long last] && resumedEnd is > 0
            ? Resume(last, resumedEnd.Value, force)
            : Begin(segments is [.., long unreadable] ? unreadable + 1 : 1, force);
    }

    private bool IsEnough => _foundId && (_scanned >= LargestScan || _recent.Count >= options.RecentRequests);

    /// <summary>A segment whose head was not written whole holds nothing: the process died while it began it.</summary>
    private void RemoveUnbegun(List<long> segments)
    {
        while (segments is [.., long last])
        {
            string path = SegmentFile.PathOf(options.Folder, options.Node, last);
            if (new FileInfo(path).Length >= JournalFormat.SegmentHeadBytes)
            {
                return;
            }

            File.Delete(path);
            segments.RemoveAt(segments.Count - 1);
        }
    }

    /// <summary>Reads a segment backwards and returns the end of its last good frame; -1 when the segment cannot be read at all.</summary>
    private long Scan(long segment)
    {
        try
        {
            using SegmentReader reader = new(SegmentFile.PathOf(options.Folder, options.Node, segment), segment);
            return Scan(segment, reader);
        }
        catch (InvalidDataException)
        {
            _gaps.Add(new JournalGap(segment, 0, JournalFormat.SegmentHeadBytes));
            return -1;
        }
    }

    private long Scan(long segment, SegmentReader reader)
    {
        long goodEnd = JournalFormat.SegmentHeadBytes;
        for (long end = reader.End; !IsEnough && reader.TryReadPrevious(end, out JournalFrame frame); end = frame.Offset)
        {
            goodEnd = Math.Max(goodEnd, frame.End);
            _scanned += frame.End - frame.Offset;
            if (!_foundId)
            {
                LastId = PredictionIdSource.At(frame.FirstId, Math.Max(1, PayloadDecoder.Count(frame.Payload)) - 1);
                _foundId = true;
            }

            PayloadDecoder.Identify(frame.Payload, out ReadOnlySpan<byte> endpoint, out ReadOnlySpan<byte> requestId);
            if (!requestId.IsEmpty)
            {
                _recent.Add((fingerprint.Of(endpoint, requestId), new JournalPosition(segment, frame.Offset)));
            }
        }

        _gaps.AddRange(reader.Gaps.Where(gap => gap.Start < goodEnd));
        return goodEnd;
    }

    private SegmentWriter Resume(long segment, long end, Action<SafeFileHandle> force)
    {
        SafeFileHandle file = SegmentFile.OpenToWrite(SegmentFile.PathOf(options.Folder, options.Node, segment));
        TornBytes = RandomAccess.GetLength(file) - end;
        if (TornBytes > 0)
        {
            RandomAccess.SetLength(file, end);
            force(file);
        }

        return new SegmentWriter(options.Folder, options.Node, options.SegmentBytes, segment, file, end, force);
    }

    private SegmentWriter Begin(long segment, Action<SafeFileHandle> force) => new(
        options.Folder,
        options.Node,
        options.SegmentBytes,
        segment,
        SegmentFile.Create(options.Folder, options.Node, segment),
        JournalFormat.SegmentHeadBytes,
        force);
}
