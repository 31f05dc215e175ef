namespace Mainspring.Data.Reading;

/// <summary>Tells the format of a file by its name, or else by its first bytes.</summary>
public static class DataFormats
{
    /// <summary>The format of a name: <c>csv</c>, <c>tsv</c>, <c>parquet</c>, <c>json</c>, <c>jsonl</c> or <c>ndjson</c>.</summary>
    public static DataFormat? Named(string name) => name.ToLowerInvariant() switch
    {
        "csv" or "tsv" or "txt" or "tab" => DataFormat.Csv,
        "parquet" or "pq" => DataFormat.Parquet,
        "jsonl" or "ndjson" or "json" => DataFormat.JsonLines,
        _ => null,
    };

    /// <summary>The format a file's extension says, the one before <c>.gz</c> included; null when it says nothing.</summary>
    public static DataFormat? OfName(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Named(Path.GetExtension(name).TrimStart('.'));
    }

    /// <summary>The format of an existing file.</summary>
    public static DataFormat Of(string path)
    {
        if (OfName(path) is { } named)
        {
            return named;
        }

        Span<byte> start = stackalloc byte[64];
        using FileStream file = File.OpenRead(path);
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return start.StartsWith("PAR1"u8) ? DataFormat.Parquet
            : start.TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? DataFormat.JsonLines
            : DataFormat.Csv;
    }
}
