namespace Mainspring.Data.DuckDb;

/// <summary>
/// An open DuckDB database, in memory or in a file. Two handles on one file in one process silently lose data, so everyone who opens a
/// path shares one handle, which is closed with the last of them. Safe for several threads: each takes a connection of its own.
/// </summary>
public sealed class DuckDatabase : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, SharedHandle> Open = new(StringComparer.Ordinal);

    private readonly SharedHandle _handle;
    private bool _disposed;

    private DuckDatabase(SharedHandle handle) => _handle = handle;

    /// <summary>Opens a database of its own in memory.</summary>
    /// <exception cref="DuckDbException">An option is refused.</exception>
    public static DuckDatabase InMemory(DuckDbOptions? options = null) => new(new SharedHandle(null, options ?? new()));

    /// <summary>Opens a file, a new one when there is none. When the process has it open already, the options of the first opening hold.</summary>
    /// <exception cref="DuckDbException">The file is no database, or another process has it open.</exception>
    public static DuckDatabase OpenFile(string path, DuckDbOptions? options = null)
    {
        string key = CanonicalPath.Of(path);
        lock (Gate)
        {
            if (!Open.TryGetValue(key, out SharedHandle? handle))
            {
                Open[key] = handle = new(key, options ?? new());
            }

            handle.Users++;
            return new(handle);
        }
    }

    /// <summary>A connection: one query at a time, temporary tables and transactions of its own.</summary>
    public DuckConnection Connect()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return DuckNative.Connect(_handle.Database, out nint connection) == 0
            ? new(connection)
            : throw new DuckDbException("DuckDB gave no connection.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            if (--_handle.Users <= 0)
            {
                if (_handle.Path is { } path)
                {
                    Open.Remove(path);
                }

                _handle.Close();
            }
        }
    }

    private sealed class SharedHandle
    {
        private nint _database;

        public SharedHandle(string? path, DuckDbOptions options)
        {
            Path = path;
            _ = DuckNative.CreateConfig(out nint config);
            try
            {
                foreach ((string name, string value) in options.Settings())
                {
                    if (DuckNative.SetConfig(config, name, value) != 0)
                    {
                        throw new DuckDbException($"DuckDB does not accept '{value}' for its setting {name}.");
                    }
                }

                if (DuckNative.OpenExt(path, out _database, config, out nint error) != 0)
                {
                    string message = DuckNative.Text(error) ?? "no reason given";
                    DuckNative.Free(error);
                    throw new DuckDbException($"The database {path ?? "in memory"} cannot be opened: {message}");
                }
            }
            finally
            {
                DuckNative.DestroyConfig(ref config);
            }
        }

        public string? Path { get; }

        public int Users { get; set; }

        public nint Database => _database;

        public void Close() => DuckNative.Close(ref _database);
    }
}
