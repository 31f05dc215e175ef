using Mainspring.Lifecycle.Sources;
using Npgsql;

namespace Mainspring.Connectors.Postgres;

/// <summary>
/// Fetches a table or the rows of a query from PostgreSQL as a CSV file, streamed by COPY within one read-only transaction. The rows come in the
/// order of the server; a query with ORDER BY gives the same bytes for the same rows.
/// </summary>
/// <param name="cache">Where the file is kept.</param>
/// <param name="environment">Gives the value of an environment variable.</param>
public sealed class DatabaseFetcher(SourceCache cache, Func<string, string?> environment) : ISourceFetcher
{
    private const string QueryName = "query";

    /// <inheritdoc/>
    public bool Fetches(SourceAddress address) => address is SourceAddress.Database;

    /// <inheritdoc/>
    public async Task<Snapshot> FetchAsync(SourceAddress address, CancellationToken cancellation = default)
    {
        var meant = (SourceAddress.Database)address;
        DatabaseAddress database = DatabaseAddress.Parse(meant.Url, environment);
        string rows = meant.Query is { } query ? $"({query.Trim().TrimEnd(';')}\n)"
            : database.Table is not null ? database.QuotedTable
            : throw SourceFailedException.Refused($"'{address}' names a database; name a table in it, postgres://{database.Place}/TABLE, or say with query what to ask it.");
        string name = $"{(meant.Query is null ? database.Table : QueryName)!.Replace('/', '_')}.csv";
        CachedSource cached = cache.Open(address.ToString());
        try
        {
            await using NpgsqlConnection connection = await database.ConnectAsync(cancellation);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
            await ExecuteAsync(connection, "SET TRANSACTION READ ONLY; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL extra_float_digits = 1", cancellation);
            string columns = await ColumnsAsync(connection, rows, cancellation);
            await cached.KeepAsync(name, null, file => CopyAsync(connection, $"COPY (SELECT {columns} FROM {rows} AS source) TO STDOUT WITH (FORMAT csv, HEADER)", file, cancellation));
        }
        catch (NpgsqlException failure)
        {
            throw database.Failure(failure);
        }

        return new(cached.Locate(name), name, address.ToString());
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string statement, Stream file, CancellationToken cancellation)
    {
        // The driver gives text; the bytes below it go to the file as they come.
        using var rows = (StreamReader)await connection.BeginTextExportAsync(statement, cancellation);
        await rows.BaseStream.CopyToAsync(file, cancellation);
    }

    /// <summary>The columns in spellings that every reader of data files takes for the same type: true and false, moments in UTC.</summary>
    private static async Task<string> ColumnsAsync(NpgsqlConnection connection, string rows, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT * FROM {rows} AS source LIMIT 0", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw SourceFailedException.Refused($"The query gives two columns called '{twice.Key}'; name one of them with AS.");
        }

        return string.Join(", ", names.Select((name, i) => reader.GetDataTypeName(i) switch
        {
            "boolean" => $"{Name(name)}::text AS {Name(name)}",
            "timestamp with time zone" => $"to_char({Name(name)} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') AS {Name(name)}",
            _ => Name(name),
        }));
    }

    private static string Name(string column) => DatabaseAddress.Quote(column);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
