namespace Mainspring.Data.DuckDb;

/// <summary>Adds rows to a table, a chunk at a time. Nothing is there before <see cref="Complete"/>.</summary>
public sealed unsafe class DuckAppender : IDisposable
{
    private readonly nint[] _vectors;
    private nint _appender;
    private nint _chunk;

    internal DuckAppender(nint appender, IReadOnlyList<DuckType> types)
    {
        _appender = appender;
        nint* logical = stackalloc nint[Math.Min(types.Count, 256)];
        nint[] many = types.Count > 256 ? new nint[types.Count] : [];
        fixed (nint* heap = many)
        {
            nint* all = many.Length > 0 ? heap : logical;
            for (int i = 0; i < types.Count; i++)
            {
                all[i] = DuckNative.CreateLogicalType(types[i]);
            }

            _chunk = DuckNative.CreateDataChunk(all, (ulong)types.Count);
            for (int i = 0; i < types.Count; i++)
            {
                DuckNative.DestroyLogicalType(ref all[i]);
            }
        }

        _vectors = new nint[types.Count];
        for (int i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = DuckNative.DataChunkVector(_chunk, (ulong)i);
        }
    }

    /// <summary>The most rows of a chunk.</summary>
    public static int ChunkRows => (int)DuckNative.VectorSize();

    /// <summary>Fills a column of the chunk: the place of its values, at most <see cref="ChunkRows"/>.</summary>
    public Span<T> Values<T>(int column)
        where T : unmanaged => new(DuckNative.VectorData(Vector(column)), ChunkRows);

    /// <summary>Sets a text of the chunk.</summary>
    public void SetText(int column, int row, ReadOnlySpan<byte> utf8)
    {
        fixed (byte* text = utf8)
        {
            byte none;
            DuckNative.AssignText(Vector(column), (ulong)row, text is null ? &none : text, (ulong)utf8.Length);
        }
    }

    /// <summary>Makes a value of the chunk NULL.</summary>
    public void SetNull(int column, int row)
    {
        nint vector = Vector(column);
        DuckNative.MakeValidityWritable(vector);
        DuckNative.VectorValidity(vector)[row >> 6] &= ~(1UL << (row & 63));
    }

    /// <summary>Adds the first rows of the chunk to the table and empties it.</summary>
    /// <exception cref="DuckDbException">They do not fit the table.</exception>
    public void Append(int rows)
    {
        DuckNative.SetDataChunkSize(_chunk, (ulong)rows);
        Check(DuckNative.AppendDataChunk(_appender, _chunk));
        DuckNative.ResetDataChunk(_chunk);
    }

    /// <summary>Writes everything to the table.</summary>
    /// <exception cref="DuckDbException">A constraint of the table is broken.</exception>
    public void Complete() => Check(DuckNative.CloseAppender(_appender));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_appender != 0)
        {
            DuckNative.DestroyDataChunk(ref _chunk);
            _ = DuckNative.DestroyAppender(ref _appender);
            _appender = 0;
        }
    }

    private nint Vector(int column)
    {
        ObjectDisposedException.ThrowIf(_appender == 0, this);
        return _vectors[column];
    }

    private void Check(int state)
    {
        if (state != 0)
        {
            throw new DuckDbException(DuckNative.Text(DuckNative.AppenderError(_appender)) ?? "The rows cannot be added.");
        }
    }
}
