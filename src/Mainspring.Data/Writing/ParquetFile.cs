using Mainspring.Data.DuckDb;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Writing;

internal static class ParquetFile
{
    public static void Write(Table table, string path, CancellationToken cancellation)
    {
        using DuckDatabase database = DuckDatabase.InMemory();
        using DuckConnection connection = database.Connect();
        DuckTable.Create(connection, "rows", table, cancellation);
        connection.Execute($"COPY rows TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, COMPRESSION zstd)", cancellation: cancellation);
    }
}
