using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Mainspring.Data.Csv;

/// <summary>
/// Cuts UTF-8 text into records and fields without allocating. It reads a stream, or one block of memory, so that blocks cut by
/// <see cref="CsvBlockReader"/> can be read by several threads. Fields are views into the reader's buffer, valid until the next record.
/// Lines without a single byte are passed over, but counted. A quote inside an unquoted field is an ordinary character.
/// </summary>
public sealed class CsvReader : IDisposable
{
    /// <summary>The longest record that is read: an open quote may not swallow the memory of the machine.</summary>
    public const int MaxRecordBytes = 64 * 1024 * 1024;

    private const int BufferBytes = 256 * 1024;

    private readonly Stream? _stream;
    private readonly byte _quote;
    private readonly byte _recordEnd;
    private byte[] _buffer = [];
    private ReadOnlyMemory<byte> _data;
    private RecordScanner _scanner;
    private int _next;
    private bool _isSuspicious;
    private byte[] _unescaped = [];
    private int _unescapedLength;

    /// <summary>Reads a stream of UTF-8 text from where it stands; a byte order mark is passed over. The stream is closed with the reader.</summary>
    public CsvReader(Stream stream, CsvDialect dialect, long firstRow = 1)
        : this(dialect, firstRow)
    {
        _stream = stream;
        _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
        Refill();
        SkipMark();
    }

    /// <summary>Reads a block of UTF-8 text that begins and ends with whole records.</summary>
    /// <param name="block">The bytes; they must not change while the reader is in use.</param>
    /// <param name="dialect">How they are written.</param>
    /// <param name="firstRow">The number of the block's first record in its file, counted from 1.</param>
    public CsvReader(ReadOnlyMemory<byte> block, CsvDialect dialect, long firstRow = 1)
        : this(dialect, firstRow)
    {
        _data = block;
        _isSuspicious = IsSuspicious(block.Span);
        SkipMark();
    }

    private CsvReader(CsvDialect dialect, long firstRow)
    {
        _quote = dialect.Quote;
        _recordEnd = dialect.RecordEnd;
        _scanner = new(dialect);
        _scanner.Begin(0);
        RowNumber = firstRow - 1;
    }

    /// <summary>The number of the current record in its file, counted from 1 with header and blank lines.</summary>
    public long RowNumber { get; private set; }

    /// <summary>The number of fields of the current record.</summary>
    public int FieldCount { get; private set; }

    /// <summary>What is wrong inside the current record.</summary>
    public CsvProblem Problem { get; private set; }

    /// <summary>The field in which the problem is; -1 without one.</summary>
    public int ProblemField { get; private set; } = -1;

    /// <summary>The bytes of the current record as they stand in the file, without the line end.</summary>
    public ReadOnlySpan<byte> RawRecord => _data.Span[_scanner.Start.._scanner.End(FieldCount - 1)];

    /// <summary>Goes to the next record that is not blank.</summary>
    /// <returns>Whether there is one.</returns>
    public bool ReadRecord()
    {
        _unescapedLength = 0;
        do
        {
            if (Problem == CsvProblem.RecordTooLong)
            {
                return false;
            }

            _scanner.Begin(_next);
            bool complete = _scanner.Scan(_data.Span);
            while (!complete)
            {
                if (!Refill())
                {
                    if (!EndOfData())
                    {
                        return false;
                    }

                    break;
                }

                complete = _scanner.Scan(_data.Span);
            }

            Accept(complete);
        }
        while (FieldCount == 1 && _scanner.End(0) == _scanner.Start);
        return true;
    }

    /// <summary>The value of a field of the current record, without quotes; as it stands when its quoting is wrong.</summary>
    /// <exception cref="IndexOutOfRangeException">The record has no such field.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Field(int index)
    {
        ReadOnlySpan<byte> raw = RawField(index);
        return raw.Length < 2 || raw[0] != _quote ? raw : Unquote(raw);
    }

    /// <summary>Whether a field of the current record stands in quotes, so that <c>""</c> can be told from nothing.</summary>
    public bool IsQuoted(int index) => RawField(index) is { Length: >= 2 } raw && raw[0] == _quote;

    /// <inheritdoc/>
    public void Dispose() => _stream?.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> RawField(int index)
    {
        if ((uint)index >= (uint)FieldCount)
        {
            throw new IndexOutOfRangeException($"The record has {FieldCount} fields; there is no field {index}.");
        }

        return _data.Span[_scanner.FieldStart(index).._scanner.End(index)];
    }

    private ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> raw)
    {
        if (raw[^1] != _quote)
        {
            return raw;
        }

        ReadOnlySpan<byte> inner = raw[1..^1];
        return inner.Contains(_quote) ? Unescape(inner) : inner;
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> inner)
    {
        if (_unescaped.Length - _unescapedLength < inner.Length)
        {
            // Spans given out before keep the old array alive.
            _unescaped = new byte[Math.Max(4096, 2 * (_unescapedLength + inner.Length))];
            _unescapedLength = 0;
        }

        Span<byte> target = _unescaped.AsSpan(_unescapedLength);
        int length = 0;
        for (int i = 0; i < inner.Length; i++)
        {
            target[length++] = inner[i];
            if (inner[i] == _quote && i + 1 < inner.Length && inner[i + 1] == _quote)
            {
                i++;
            }
        }

        _unescapedLength += length;
        return target[..length];
    }

    /// <summary>Takes the last record when the data does not end with a line end. False when nothing is left.</summary>
    private bool EndOfData()
    {
        if (_scanner.Start == _data.Length)
        {
            FieldCount = 0;
            return false;
        }

        _scanner.Finish(_data.Span);
        return true;
    }

    private void Accept(bool hasLineEnd)
    {
        RowNumber++;
        ReadOnlySpan<byte> data = _data.Span;
        int end = _scanner.End(_scanner.FieldCount - 1);
        _next = hasLineEnd ? end + 1 : data.Length;
        if (_recordEnd == '\n' && end > _scanner.FieldStart(_scanner.FieldCount - 1) && data[end - 1] == '\r' && !_scanner.IsOpen)
        {
            _scanner.TrimEnd();
        }

        FieldCount = _scanner.FieldCount;
        Inspect();
    }

    private void Inspect()
    {
        (Problem, ProblemField) = (_scanner.Problem, _scanner.ProblemField);
        if (_next - _scanner.Start > MaxRecordBytes)
        {
            (Problem, ProblemField) = (CsvProblem.RecordTooLong, FieldCount - 1);
        }

        if (!_isSuspicious || Problem != CsvProblem.None || !IsSuspicious(RawRecord))
        {
            return;
        }

        for (int i = 0; i < FieldCount && Problem == CsvProblem.None; i++)
        {
            ReadOnlySpan<byte> field = RawField(i);
            Problem = field.Contains((byte)0) ? CsvProblem.NulByte : Utf8.IsValid(field) ? CsvProblem.None : CsvProblem.InvalidUtf8;
            ProblemField = Problem == CsvProblem.None ? -1 : i;
        }
    }

    /// <summary>Reads on behind what is not yet used. False at the end of the data.</summary>
    private bool Refill()
    {
        if (_stream is null || _data.Length - _scanner.Start > MaxRecordBytes)
        {
            return false;
        }

        int kept = _data.Length - _scanner.Start;
        if (kept == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }
        else if (_scanner.Start > 0)
        {
            _buffer.AsSpan(_scanner.Start, kept).CopyTo(_buffer);
            _scanner.MoveToFront();
        }

        int read = _stream.Read(_buffer, kept, _buffer.Length - kept);
        _data = _buffer.AsMemory(0, kept + read);
        _isSuspicious = IsSuspicious(_data.Span);
        return read > 0;
    }

    private void SkipMark()
    {
        while (_stream is not null && _data.Length < 3 && Refill())
        {
        }

        _next = RowNumber == 0 && _data.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
    }

    private static bool IsSuspicious(ReadOnlySpan<byte> bytes) => !Ascii.IsValid(bytes) || bytes.Contains((byte)0);
}
