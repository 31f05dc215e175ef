namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>Pieces of DuckDB's SQL.</summary>
internal static class DuckText
{
    /// <summary>A text literal.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>Parquet files as a table, their rows in the order of the files.</summary>
    public static string Files(IEnumerable<string> paths) => $"read_parquet([{string.Join(", ", paths.Select(Quote))}], hive_partitioning = false)";
}
