using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>
/// Walks the frames of one segment, oldest first or newest first, through a window of bounded size (or one frame, when that is larger).
/// Damaged bytes are skipped up to the next good frame and reported in <see cref="Gaps"/>.
/// </summary>
public sealed class SegmentReader : IDisposable
{
    private const int DefaultWindow = 256 << 10;

    private readonly SafeFileHandle _file;
    private readonly long _segment;
    private readonly List<JournalGap> _gaps = [];
    private byte[] _window = ArrayPool<byte>.Shared.Rent(DefaultWindow);
    private long _windowStart;
    private int _windowLength;

    /// <summary>Opens a segment for reading up to <paramref name="end"/>, or to its end.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is not a journal segment of a known format.</exception>
    public SegmentReader(string path, long segment, long? end = null)
    {
        _segment = segment;
        _file = SegmentFile.OpenToRead(path);
        End = Math.Min(end ?? long.MaxValue, RandomAccess.GetLength(_file));
        if (JournalFormat.CheckSegmentHead(View(0, (int)Math.Min(End, JournalFormat.SegmentHeadBytes), backward: false)) is { } fault)
        {
            Dispose();
            throw new InvalidDataException($"The journal segment {path} cannot be read: {fault}.");
        }
    }

    /// <summary>The offset after the last byte that is read.</summary>
    public long End { get; }

    /// <summary>The damaged ranges that were skipped so far, in the order in which they were met.</summary>
    public IReadOnlyList<JournalGap> Gaps => _gaps;

    /// <summary>The first good frame that begins at <paramref name="offset"/> or later.</summary>
    public bool TryReadNext(long offset, out JournalFrame frame)
    {
        offset = Math.Max(offset, JournalFormat.SegmentHeadBytes);
        for (long at = offset; at <= End - JournalFormat.FrameOverhead; at++)
        {
            if (TryReadAt(at, End, backward: false, out frame))
            {
                Report(offset, at);
                return true;
            }

            at = FindMagicAfter(at + 1) - 1;
        }

        Report(offset, End);
        frame = default;
        return false;
    }

    /// <summary>The last good frame that ends at <paramref name="end"/> or before.</summary>
    public bool TryReadPrevious(long end, out JournalFrame frame)
    {
        if (end - JournalFormat.FrameOverhead < JournalFormat.SegmentHeadBytes)
        {
            Report(JournalFormat.SegmentHeadBytes, end);
            frame = default;
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(View(end - sizeof(int), sizeof(int), backward: true));
        if (length >= JournalFormat.FrameOverhead && end - length >= JournalFormat.SegmentHeadBytes
            && TryReadAt(end - length, end, backward: true, out frame) && frame.End == end)
        {
            return true;
        }

        for (long at = FindMagicBefore(end); at >= JournalFormat.SegmentHeadBytes; at = FindMagicBefore(at))
        {
            if (TryReadAt(at, end, backward: true, out frame))
            {
                Report(frame.End, end);
                return true;
            }
        }

        Report(JournalFormat.SegmentHeadBytes, end);
        frame = default;
        return false;
    }

    /// <summary>The frame that begins exactly at an offset; false when there is none or it is damaged.</summary>
    public bool TryReadAt(long offset, out JournalFrame frame) => TryReadAt(offset, End, backward: false, out frame);

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        ArrayPool<byte>.Shared.Return(_window);
        _window = [];
        _windowLength = 0;
    }

    private bool TryReadAt(long offset, long end, bool backward, out JournalFrame frame)
    {
        frame = default;
        if (offset < JournalFormat.SegmentHeadBytes || end - offset < JournalFormat.FrameOverhead
            || !JournalFormat.TryReadHead(View(offset, JournalFormat.FrameHeadBytes, backward), out int payload, out long firstId)
            || end - offset < payload + JournalFormat.FrameOverhead)
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = View(offset, payload + JournalFormat.FrameOverhead, backward);
        if (!JournalFormat.IsIntact(bytes))
        {
            return false;
        }

        frame = new JournalFrame(offset, firstId, bytes.Slice(JournalFormat.FrameHeadBytes, payload));
        return true;
    }

    private long FindMagicAfter(long from)
    {
        while (End - from >= JournalFormat.FrameOverhead)
        {
            ReadOnlySpan<byte> bytes = View(from, (int)Math.Min(DefaultWindow, End - from), backward: false);
            int found = bytes.IndexOf(JournalFormat.FrameMagic);
            if (found >= 0)
            {
                return from + found;
            }

            from += bytes.Length - JournalFormat.FrameMagic.Length + 1;
        }

        return End;
    }

    private long FindMagicBefore(long before)
    {
        while (before > JournalFormat.SegmentHeadBytes)
        {
            long from = Math.Max(JournalFormat.SegmentHeadBytes, before - DefaultWindow / 2);
            int length = (int)Math.Min(End - from, before - from + JournalFormat.FrameMagic.Length - 1);
            int found = View(from, length, backward: true).LastIndexOf(JournalFormat.FrameMagic);
            if (found >= 0)
            {
                return from + found;
            }

            before = from;
        }

        return -1;
    }

    private ReadOnlySpan<byte> View(long offset, int length, bool backward)
    {
        if (offset < _windowStart || offset + length > _windowStart + _windowLength)
        {
            Load(offset, length, backward);
        }

        return _window.AsSpan((int)(offset - _windowStart), length);
    }

    private void Load(long offset, int length, bool backward)
    {
        if (length > _window.Length)
        {
            ArrayPool<byte>.Shared.Return(_window);
            _window = ArrayPool<byte>.Shared.Rent(length);
        }

        long start = backward ? Math.Max(0, offset + length - _window.Length) : offset;
        int wanted = (int)Math.Min(_window.Length, End - start);
        int got = 0;
        _windowLength = 0;
        while (got < wanted)
        {
            int read = RandomAccess.Read(_file, _window.AsSpan(got, wanted - got), start + got);
            if (read == 0)
            {
                throw new EndOfStreamException($"Segment {_segment} ended at {start + got} while it was being read up to {End}.");
            }

            got += read;
        }

        _windowStart = start;
        _windowLength = got;
    }

    private void Report(long start, long end)
    {
        if (end > start)
        {
            _gaps.Add(new JournalGap(_segment, start, end));
        }
    }
}
