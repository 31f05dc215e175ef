namespace Mainspring.Data.DuckDb;

/// <summary>An open database and the number of those who use it. There is one for each file in the process, whatever happens.</summary>
internal sealed class DuckHandle
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, DuckHandle> Files = new(StringComparer.Ordinal);

    private readonly string? _path;
    private nint _database;
    private int _users = 1;

    private DuckHandle(string? path, DuckDbOptions options)
    {
        _path = path;
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

    /// <summary>The handle of a file, or a new one in memory; <see cref="Release"/> it once.</summary>
    public static DuckHandle Open(string? canonicalPath, DuckDbOptions options)
    {
        if (canonicalPath is null)
        {
            return new(null, options);
        }

        lock (Gate)
        {
            if (Files.TryGetValue(canonicalPath, out DuckHandle? open))
            {
                open._users++;
                return open;
            }

            return Files[canonicalPath] = new(canonicalPath, options);
        }
    }

    /// <summary>One user more, for a new connection; <see cref="Release"/> once after disconnecting.</summary>
    public nint Connect()
    {
        if (DuckNative.Connect(_database, out nint connection) != 0)
        {
            throw new DuckDbException("DuckDB gave no connection.");
        }

        Retain();
        return connection;
    }

    /// <summary>One user more.</summary>
    public void Retain()
    {
        lock (Gate)
        {
            _users++;
        }
    }

    /// <summary>One user less; the last one closes the database.</summary>
    public void Release()
    {
        lock (Gate)
        {
            if (--_users > 0)
            {
                return;
            }

            if (_path is not null)
            {
                Files.Remove(_path);
            }

            DuckNative.Close(ref _database);
        }
    }
}
