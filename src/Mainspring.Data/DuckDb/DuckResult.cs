namespace Mainspring.Data.DuckDb;

/// <summary>The rows of a query, in chunks of some thousand, computed while they are read.</summary>
public sealed class DuckResult : IDisposable
{
    private readonly DuckHandle _handle;
    private readonly nint _connection;
    private readonly string _sql;
    private readonly CancellationToken _cancellation;
    private nint _statement;
    private DuckNative.Result _result;
    private nint _chunk;
    private bool _disposed;

    internal DuckResult(DuckHandle handle, nint connection, string sql, nint statement, DuckNative.Result result, CancellationToken cancellation)
    {
        handle.Retain();
        _handle = handle;
        _connection = connection;
        _sql = sql;
        _statement = statement;
        _result = result;
        _cancellation = cancellation;
        var columns = new DuckColumn[DuckNative.ColumnCount(ref _result)];
        for (int i = 0; i < columns.Length; i++)
        {
            nint type = DuckNative.ColumnLogicalType(ref _result, (ulong)i);
            columns[i] = new(DuckNative.Text(DuckNative.ColumnName(ref _result, (ulong)i)) ?? "", type);
            DuckNative.DestroyLogicalType(ref type);
        }

        Columns = columns;
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<DuckColumn> Columns { get; }

    /// <summary>The next rows, or null at the end. A chunk lives until the next one is read.</summary>
    /// <exception cref="DuckDbException">The query failed on the way.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public DuckChunk? Read()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        DropChunk();
        using (new Interruption(_connection, _cancellation))
        {
            _chunk = DuckNative.FetchChunk(_result);
        }

        if (_chunk == 0)
        {
            return DuckNative.Text(DuckNative.ResultError(ref _result)) is { Length: > 0 } message ? throw DuckConnection.Failure(message, _sql, _cancellation) : null;
        }

        return new(_chunk, Columns);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            DropChunk();
            DuckNative.DestroyResult(ref _result);
            DuckNative.DestroyPrepare(ref _statement);
            _handle.Release();
        }
    }

    private void DropChunk()
    {
        if (_chunk != 0)
        {
            DuckNative.DestroyDataChunk(ref _chunk);
            _chunk = 0;
        }
    }
}
