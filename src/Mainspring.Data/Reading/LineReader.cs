namespace Mainspring.Data.Reading;

/// <summary>Gives the lines of a stream as bytes. A line is valid until the next one is read; the last needs no line end.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    private const int MaxLineBytes = 64 * 1024 * 1024;

    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The number of the current line, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line without its line end. False at the end of the data.</summary>
    /// <exception cref="InvalidDataException">A line is longer than 64 MB.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0 || (_ended && _end > _start))
            {
                int length = found >= 0 ? searched + found : _end - _start;
                line = _buffer.AsSpan(_start, length).TrimEnd((byte)'\r');
                _start = Math.Min(_end, _start + length + 1);
                Number++;
                return true;
            }

            if (_ended)
            {
                line = default;
                return false;
            }

            searched = _end - _start;
            Fill();
        }
    }

    public void Dispose() => stream.Dispose();

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _buffer.Length)
        {
            if (_end > MaxLineBytes)
            {
                throw new InvalidDataException($"line {Number + 1} is longer than {MaxLineBytes / (1024 * 1024)} MB.");
            }

            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        _end += read;
    }
}
