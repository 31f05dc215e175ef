using Microsoft.Win32.SafeHandles;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>Appends frames to the newest segment and begins the next one when it is full. Not thread-safe: the journal's lock protects it.</summary>
internal sealed class SegmentWriter : IDisposable
{
    private readonly string _folder;
    private readonly int _node;
    private readonly long _limit;

    /// <summary>Continues a segment at <paramref name="offset"/>.</summary>
    public SegmentWriter(string folder, int node, long limit, long segment, SafeFileHandle file, long offset, Action<SafeFileHandle> force)
    {
        _folder = folder;
        _node = node;
        _limit = limit;
        Segment = segment;
        File = file;
        Offset = offset;
        Force = force;
    }

    /// <summary>Forces a file to the disk, or throws an <see cref="IOException"/>.</summary>
    public Action<SafeFileHandle> Force { get; }

    public long Segment { get; private set; }

    public SafeFileHandle File { get; private set; }

    /// <summary>Where the next frame goes.</summary>
    public long Offset { get; private set; }

    public JournalPosition End => new(Segment, Offset);

    public bool IsFullFor(int length) => Offset + length > _limit && Offset > JournalFormat.SegmentHeadBytes;

    /// <summary>Hands a frame to the operating system.</summary>
    /// <exception cref="IOException">It could not be written whole; the segment ends where it ended before.</exception>
    public JournalPosition Write(ReadOnlySpan<byte> frame)
    {
        try
        {
            RandomAccess.Write(File, frame, Offset);
        }
        catch (IOException)
        {
            CutOff();
            throw;
        }

        JournalPosition position = End;
        Offset += frame.Length;
        return position;
    }

    /// <summary>Begins the next segment. The present one must have been forced to the disk before, or be given up.</summary>
    /// <exception cref="IOException">The disk is full or failed, or its folder is gone; the present segment stays.</exception>
    public void Roll()
    {
        SafeFileHandle next = SegmentFile.Create(_folder, _node, Segment + 1);
        File.Dispose();
        File = next;
        Segment++;
        Offset = JournalFormat.SegmentHeadBytes;
    }

    public void Dispose() => File.Dispose();

    private void CutOff()
    {
        try
        {
            RandomAccess.SetLength(File, Offset);
        }
        catch (IOException)
        {
            // The torn bytes stay behind the end until the next frame is written over them, or until the next start truncates them.
        }
    }
}
