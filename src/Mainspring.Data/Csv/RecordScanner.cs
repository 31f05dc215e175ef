using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mainspring.Data.Csv;

/// <summary>
/// Finds the field ends of one record after the other. Sixty-four bytes at a time are compared with delimiter, line end and quote;
/// each hit is one bit of a mask, and what of the mask a record leaves over serves the next. When the data ends inside a record, the
/// scan can go on after more data was appended.
/// </summary>
internal struct RecordScanner(CsvDialect dialect)
{
    private readonly byte _delimiter = dialect.Delimiter;
    private readonly byte _quote = dialect.Quote;
    private readonly byte _recordEnd = dialect.RecordEnd;

    /// <summary>_ends[0] is one before the start of the record, _ends[i + 1] the position behind field i.</summary>
    private int[] _ends = new int[64];
    private ulong _mask;
    private int _maskBase;
    private int _scanned;

    /// <summary>Where the current record begins.</summary>
    public readonly int Start => _ends[0] + 1;

    public int FieldCount { get; private set; }

    /// <summary>Whether the scan stands inside a quoted field.</summary>
    public bool IsOpen { get; private set; }

    public CsvProblem Problem { get; private set; }

    public int ProblemField { get; private set; } = -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int FieldStart(int field) => _ends[field] + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int End(int field) => _ends[field + 1];

    /// <summary>Begins a record at <paramref name="start"/>, which lies behind the end of the last one.</summary>
    public void Begin(int start)
    {
        if (_scanned < start)
        {
            (_scanned, _mask) = (start, 0);
        }

        _ends[0] = start - 1;
        FieldCount = 0;
        IsOpen = false;
        Problem = CsvProblem.None;
        ProblemField = -1;
    }

    /// <summary>The record's bytes were moved to the front of the buffer.</summary>
    public void MoveToFront()
    {
        int shift = Start;
        for (int i = 0; i <= FieldCount; i++)
        {
            _ends[i] -= shift;
        }

        _maskBase -= shift;
        _scanned -= shift;
    }

    /// <summary>Takes a carriage return off the last field.</summary>
    public readonly void TrimEnd() => _ends[FieldCount]--;

    /// <summary>Ends the last record, which has no line end.</summary>
    public void Finish(ReadOnlySpan<byte> data)
    {
        // A quote as the very last byte closes its field: nothing follows that could double it.
        bool closed = IsOpen && _scanned == data.Length - 1 && data[^1] == _quote;
        if (IsOpen && !closed)
        {
            Report(CsvProblem.UnterminatedQuote);
        }

        IsOpen &= !closed;
        Add(data.Length);
    }

    /// <summary>Goes to the end of the record. False when the data ends first.</summary>
    public bool Scan(ReadOnlySpan<byte> data)
    {
        if (IsOpen && !Close(data))
        {
            return false;
        }

        ref byte origin = ref MemoryMarshal.GetReference(data);
        ulong mask = _mask;
        while (true)
        {
            while (mask != 0)
            {
                int at = _maskBase + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                byte found = Unsafe.Add(ref origin, at);
                if (found == _delimiter)
                {
                    Add(at);
                }
                else if (found == _recordEnd)
                {
                    Add(at);
                    _mask = mask;
                    return true;
                }
                else if (at == _ends[FieldCount] + 1)
                {
                    (_mask, _scanned, IsOpen, int loaded) = (mask, at + 1, true, _scanned);
                    if (!Close(data))
                    {
                        return false;
                    }

                    mask = _mask = Rest(mask, loaded);
                }
            }

            if (_scanned >= data.Length)
            {
                _mask = 0;
                return false;
            }

            mask = Load(data);
        }
    }

    /// <summary>What remains of a mask behind a closed quoted field; the scan goes on behind the mask, or behind the field when that is farther.</summary>
    private ulong Rest(ulong mask, int loaded)
    {
        if (_scanned >= loaded)
        {
            return 0;
        }

        mask &= ulong.MaxValue << (_scanned - _maskBase);
        _scanned = loaded;
        return mask;
    }

    /// <summary>Goes behind the quote that closes the open field. False when the data ends before it is known to be there.</summary>
    private bool Close(ReadOnlySpan<byte> data)
    {
        while (true)
        {
            int found = data[_scanned..].IndexOf(_quote);
            if (found < 0)
            {
                (_scanned, _mask) = (data.Length, 0);
                return false;
            }

            _scanned += found;
            if (_scanned + 1 == data.Length)
            {
                _mask = 0;
                return false;
            }

            byte next = data[_scanned + 1];
            if (next != _quote)
            {
                IsOpen = false;
                _scanned++;
                if (next != _delimiter && next != _recordEnd && next != '\r')
                {
                    Report(CsvProblem.TextAfterQuote);
                }

                return true;
            }

            _scanned += 2;
        }
    }

    private void Report(CsvProblem problem)
    {
        if (Problem == CsvProblem.None)
        {
            (Problem, ProblemField) = (problem, FieldCount);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int end)
    {
        int field = ++FieldCount;
        int[] ends = _ends;
        if ((uint)field < (uint)ends.Length)
        {
            ends[field] = end;
        }
        else
        {
            AddSlowly(end);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSlowly(int end)
    {
        Array.Resize(ref _ends, 2 * _ends.Length);
        _ends[FieldCount] = end;
    }

    private ulong Load(ReadOnlySpan<byte> data)
    {
        _maskBase = _scanned;
        if (data.Length - _scanned >= 64)
        {
            ref byte origin = ref Unsafe.Add(ref MemoryMarshal.GetReference(data), _scanned);
            _scanned += 64;
            return Bits(Vector256.LoadUnsafe(ref origin)) | ((ulong)Bits(Vector256.LoadUnsafe(ref origin, 32)) << 32);
        }

        ulong mask = 0;
        for (int i = 0; _scanned < data.Length; i++, _scanned++)
        {
            byte value = data[_scanned];
            mask |= value == _delimiter || value == _recordEnd || value == _quote ? 1UL << i : 0;
        }

        return mask;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Bits(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, Vector256.Create(_delimiter)) | Vector256.Equals(bytes, Vector256.Create(_recordEnd)) | Vector256.Equals(bytes, Vector256.Create(_quote))).ExtractMostSignificantBits();
}
