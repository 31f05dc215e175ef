using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Mainspring.Data.Csv;

/// <summary>Writes delimited UTF-8 text. Fields that hold a delimiter, a quote, a line end or surrounding blanks are quoted; numbers are written so that reading gives the very same number.</summary>
public sealed class CsvWriter : IDisposable
{
    private const int Reserve = 64;

    private readonly Stream _stream;
    private readonly CsvDialect _dialect;
    private readonly SearchValues<byte> _special;
    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _length;
    private int _fields;
    private bool _isBlank;

    /// <param name="stream">Where the text goes; closed with the writer.</param>
    /// <param name="dialect">Delimiter, quote and line end; commas and line feeds without it.</param>
    public CsvWriter(Stream stream, CsvDialect? dialect = null)
    {
        _stream = stream;
        _dialect = dialect ?? CsvDialect.Default;
        _special = SearchValues.Create([_dialect.Delimiter, _dialect.Quote, (byte)'\n', (byte)'\r']);
    }

    /// <summary>Writes a field of UTF-8 text.</summary>
    public void Write(ReadOnlySpan<byte> value)
    {
        Separate();
        _isBlank = value.IsEmpty;
        if (value.ContainsAny(_special) || (value.Length > 0 && (value[0] == ' ' || value[^1] == ' ')))
        {
            Quote(value);
        }
        else
        {
            Append(value);
        }
    }

    /// <summary>Writes a field of text; null is an empty field.</summary>
    public void Write(string? value)
    {
        if (value is null || value.Length == 0)
        {
            Write(ReadOnlySpan<byte>.Empty);
            return;
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        Write(rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Writes a number in the fewest digits that read back the same; NaN is an empty field.</summary>
    public void Write(double value)
    {
        Separate();
        _isBlank = double.IsNaN(value);
        if (!_isBlank)
        {
            MakeRoom(Reserve);
            value.TryFormat(_buffer.AsSpan(_length), out int written, provider: System.Globalization.CultureInfo.InvariantCulture);
            _length += written;
        }
    }

    /// <summary>Writes a whole number.</summary>
    public void Write(long value)
    {
        Separate();
        _isBlank = false;
        MakeRoom(Reserve);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out int written);
        _length += written;
    }

    /// <summary>Ends the record.</summary>
    public void EndRecord()
    {
        MakeRoom(Reserve);
        if (_isBlank && _fields == 1)
        {
            // An empty line is no record: the only field must be seen.
            _buffer[_length++] = _dialect.Quote;
            _buffer[_length++] = _dialect.Quote;
        }

        _buffer[_length++] = _dialect.RecordEnd;
        _fields = 0;
    }

    /// <summary>Hands everything written to the stream.</summary>
    public void Flush()
    {
        _stream.Write(_buffer.AsSpan(0, _length));
        _length = 0;
        _stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _stream.Dispose();
    }

    private void Separate()
    {
        if (_fields++ > 0)
        {
            MakeRoom(1);
            _buffer[_length++] = _dialect.Delimiter;
        }
    }

    private void Quote(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> quote = [_dialect.Quote];
        Append(quote);
        for (int at = value.IndexOf(_dialect.Quote); at >= 0; at = value.IndexOf(_dialect.Quote))
        {
            Append(value[..(at + 1)]);
            Append(quote);
            value = value[(at + 1)..];
        }

        Append(value);
        Append(quote);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _length)
        {
            _stream.Write(_buffer.AsSpan(0, _length));
            _length = 0;
            if (bytes.Length > _buffer.Length)
            {
                _stream.Write(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    private void MakeRoom(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            _stream.Write(_buffer.AsSpan(0, _length));
            _length = 0;
        }
    }
}
