namespace Mainspring.Data.DuckDb;

/// <summary>How much of the machine DuckDB may take. Extensions are never fetched nor loaded.</summary>
public sealed record DuckDbOptions
{
    /// <summary>Memory for buffers, in bytes; beyond it DuckDB spills to <see cref="TemporaryFolder"/> or fails. 0 leaves DuckDB's own limit, 80 percent of the machine.</summary>
    public long MemoryLimitBytes { get; init; } = 1L << 30;

    /// <summary>Threads; 0 takes one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Where queries that do not fit in memory spill; null takes a folder of the system's temporary files.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>Whether an existing file is opened without the right to change it.</summary>
    public bool ReadOnly { get; init; }

    internal IEnumerable<(string Name, string Value)> Settings()
    {
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
        yield return ("temp_directory", TemporaryFolder ?? Path.Combine(Path.GetTempPath(), $"mainspring-duckdb-{Environment.ProcessId}"));
        if (MemoryLimitBytes > 0)
        {
            yield return ("memory_limit", $"{MemoryLimitBytes}B");
        }

        if (Threads > 0)
        {
            yield return ("threads", Threads.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (ReadOnly)
        {
            yield return ("access_mode", "READ_ONLY");
        }
    }
}
