namespace Mainspring.Storage.Relational.Backup;

/// <summary>Lines of a stream as bytes, in a buffer that is as large as the longest of them.</summary>
internal sealed class LineReader(Stream source)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    /// <summary>The next line without its end; good until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = _start;
        while (true)
        {
            int length = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = _buffer.AsSpan(_start, searched + length - _start);
                _start = searched + length + 1;
                return true;
            }

            int unread = _end - _start;
            if (!Fill())
            {
                line = _buffer.AsSpan(0, unread);
                _start = _end;
                return unread > 0;
            }

            searched = unread;
        }
    }

    // Afterwards what is not read yet stands at the start of the buffer.
    private bool Fill()
    {
        int unread = _end - _start;
        byte[] room = unread > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, unread).CopyTo(room);
        (_buffer, _start) = (room, 0);
        int read = source.Read(_buffer, unread, _buffer.Length - unread);
        _end = unread + read;
        return read > 0;
    }
}
