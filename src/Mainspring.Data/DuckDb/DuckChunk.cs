namespace Mainspring.Data.DuckDb;

/// <summary>Some thousand rows of a result, column by column.</summary>
public readonly struct DuckChunk
{
    private readonly nint _chunk;
    private readonly IReadOnlyList<DuckColumn> _columns;

    internal DuckChunk(nint chunk, IReadOnlyList<DuckColumn> columns)
    {
        _chunk = chunk;
        _columns = columns;
        Count = (int)DuckNative.DataChunkSize(chunk);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The values of a column.</summary>
    public DuckVector this[int column] => new(DuckNative.DataChunkVector(_chunk, (ulong)column), Count, _columns[column]);
}
