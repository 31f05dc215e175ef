namespace Mainspring.Data.DuckDb;

/// <summary>
/// An open DuckDB database, in memory or in a file. Two handles on one file in one process silently lose data, so everyone who opens a
/// path shares one handle. It is closed with the last database, connection and result on it, in whatever order they are disposed.
/// Safe for several threads: each takes a connection of its own.
/// </summary>
public sealed class DuckDatabase : IDisposable
{
    private readonly DuckHandle _handle;
    private bool _disposed;

    private DuckDatabase(DuckHandle handle) => _handle = handle;

    /// <summary>Opens a database of its own in memory.</summary>
    /// <exception cref="DuckDbException">An option is refused.</exception>
    public static DuckDatabase InMemory(DuckDbOptions? options = null) => new(DuckHandle.Open(null, options ?? new()));

    /// <summary>Opens a file, a new one when there is none. When the process has it open already, the options of the first opening hold.</summary>
    /// <exception cref="DuckDbException">The file is no database, or another process has it open.</exception>
    public static DuckDatabase OpenFile(string path, DuckDbOptions? options = null) => new(DuckHandle.Open(CanonicalPath.Of(path), options ?? new()));

    /// <summary>A connection: one query at a time, temporary tables and transactions of its own.</summary>
    public DuckConnection Connect()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new(_handle);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _disposed, true))
        {
            _handle.Release();
        }
    }
}
