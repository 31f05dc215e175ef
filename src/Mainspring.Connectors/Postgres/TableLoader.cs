using Mainspring.Data.Csv;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Sources;
using Npgsql;

namespace Mainspring.Connectors.Postgres;

/// <summary>
/// Loads a table of rows into PostgreSQL within one transaction, and counts in the database what it holds then. The hash of what was loaded is kept
/// in the table <c>mainspring_load</c> beside it, so that loading the same bytes again changes nothing.
/// </summary>
/// <param name="target">The table.</param>
public sealed class TableLoader(DatabaseAddress target)
{
    private const string Staging = "mainspring_staging";

    private string Book => (target.Schema is null ? "" : DatabaseAddress.Quote(target.Schema) + ".") + "mainspring_load";

    /// <summary>Loads rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sha256">The hash of the file that they were read from.</param>
    /// <param name="mode">What to do with a table that is there.</param>
    /// <param name="cancellation">Gives up; nothing is changed.</param>
    /// <returns>The report. When it is not verified, nothing was changed.</returns>
    /// <exception cref="SourceFailedException">The database refuses, or the table is there and may not be changed.</exception>
    public async Task<LoadReport> LoadAsync(Table rows, string sha256, LoadMode mode, CancellationToken cancellation = default)
    {
        if (target.Table is null)
        {
            throw SourceFailedException.Refused($"'{target}' names a database; name the table to load into: {target}/TABLE.");
        }

        try
        {
            await using NpgsqlConnection connection = await target.ConnectAsync(cancellation);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellation);
            LoadReport report = await LoadAsync(connection, rows, sha256, mode, cancellation);
            await (report.Verified ? transaction.CommitAsync(cancellation) : transaction.RollbackAsync(cancellation));
            return report;
        }
        catch (NpgsqlException failure)
        {
            throw target.Failure(failure);
        }
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => "boolean",
        ColumnType.Integer => "bigint",
        ColumnType.Real => "double precision",
        ColumnType.Timestamp => "timestamp with time zone",
        _ => "text",
    };

    private static string Columns(Table rows) => string.Join(", ", rows.Columns.Select(column => DatabaseAddress.Quote(column.Name)));

    private async Task<LoadReport> LoadAsync(NpgsqlConnection connection, Table rows, string sha256, LoadMode mode, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, $"""
            CREATE TABLE IF NOT EXISTS {Book} (
                table_name text NOT NULL, sha256 text NOT NULL, row_count bigint NOT NULL, is_whole boolean NOT NULL, loaded_at timestamp with time zone NOT NULL DEFAULT now(),
                PRIMARY KEY (table_name, sha256))
            """, cancellation);
        // Others that load into the same table wait here, so that two of them cannot both find it empty.
        await ExecuteAsync(connection, $"LOCK TABLE {Book} IN SHARE ROW EXCLUSIVE MODE", cancellation);
        bool exists = (bool)(await ScalarAsync(connection, "SELECT to_regclass(@name) IS NOT NULL", cancellation, ("name", target.QuotedTable)))!;
        var before = await ScalarAsync(connection, $"SELECT is_whole FROM {Book} WHERE table_name = @table AND sha256 = @sha256", cancellation, ("table", target.Table!), ("sha256", sha256)) as bool?;
        if (exists)
        {
            await RequireColumnsAsync(connection, rows, cancellation);
        }

        if (exists && before is { } whole && (mode != LoadMode.Replace || whole))
        {
            // Rows that were added among others cannot be told from them; what can be said of them was verified when they were added.
            return whole ? await ReportAsync(connection, rows, sha256, target.QuotedTable, unchanged: true, cancellation) : TableDigest.Of(rows, target.ToString(), sha256);
        }

        if (exists && mode == LoadMode.New)
        {
            throw SourceFailedException.Refused($"The table '{target}' exists and holds other rows. Add --append to add to it, or --replace to put these rows in the place of those.");
        }

        return exists && mode == LoadMode.Append
            ? await AppendAsync(connection, rows, sha256, cancellation)
            : await FillAsync(connection, rows, sha256, exists, cancellation);
    }

    private async Task<LoadReport> FillAsync(NpgsqlConnection connection, Table rows, string sha256, bool exists, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, exists ? $"DELETE FROM {target.QuotedTable}" : $"CREATE TABLE {target.QuotedTable} ({string.Join(", ", rows.Columns.Select(column => $"{DatabaseAddress.Quote(column.Name)} {TypeOf(column.Type)}"))})", cancellation);
        await ExecuteAsync(connection, $"DELETE FROM {Book} WHERE table_name = @table", cancellation, ("table", target.Table!));
        await CopyAsync(connection, rows, target.QuotedTable, cancellation);
        await NoteAsync(connection, rows, sha256, isWhole: true, cancellation);
        return await ReportAsync(connection, rows, sha256, target.QuotedTable, unchanged: false, cancellation);
    }

    /// <summary>By way of a table of its own, in which the rows can be counted apart from those that were there.</summary>
    private async Task<LoadReport> AppendAsync(NpgsqlConnection connection, Table rows, string sha256, CancellationToken cancellation)
    {
        await ExecuteAsync(connection, $"CREATE TEMPORARY TABLE {Staging} ON COMMIT DROP AS SELECT {Columns(rows)} FROM {target.QuotedTable} LIMIT 0", cancellation);
        await CopyAsync(connection, rows, Staging, cancellation);
        LoadReport report = await ReportAsync(connection, rows, sha256, Staging, unchanged: false, cancellation);
        long added = await ExecuteAsync(connection, $"INSERT INTO {target.QuotedTable} ({Columns(rows)}) SELECT {Columns(rows)} FROM {Staging}", cancellation);
        await ExecuteAsync(connection, $"UPDATE {Book} SET is_whole = false WHERE table_name = @table", cancellation, ("table", target.Table!));
        await NoteAsync(connection, rows, sha256, isWhole: false, cancellation);
        return report with { Rows = report.Rows with { Database = added } };
    }

    private async Task RequireColumnsAsync(NpgsqlConnection connection, Table rows, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT * FROM {target.QuotedTable} LIMIT 0", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        string[] there = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        string[] lacking = [.. rows.Columns.Select(column => column.Name).Except(there, StringComparer.Ordinal)];
        if (lacking.Length > 0)
        {
            throw SourceFailedException.Refused($"The table '{target}' has no column {string.Join(", ", lacking)}; it has {string.Join(", ", there)}. Add the columns, or load into another table.");
        }
    }

    private async Task NoteAsync(NpgsqlConnection connection, Table rows, string sha256, bool isWhole, CancellationToken cancellation) => await ExecuteAsync(
        connection,
        $"INSERT INTO {Book} (table_name, sha256, row_count, is_whole) VALUES (@table, @sha256, @rows, @whole)",
        cancellation,
        ("table", target.Table!), ("sha256", sha256), ("rows", (long)rows.RowCount), ("whole", isWhole));

    private async Task CopyAsync(NpgsqlConnection connection, Table rows, string table, CancellationToken cancellation)
    {
        // Closing the stream ends the COPY. A failure on the way ends it too, and the transaction is undone.
        var copy = (StreamWriter)await connection.BeginTextImportAsync($"COPY {table} ({Columns(rows)}) FROM STDIN WITH (FORMAT csv, FORCE_NULL ({Columns(rows)}))", cancellation);
        using var writer = new CsvWriter(copy.BaseStream);
        for (int row = 0; row < rows.RowCount; row++)
        {
            if ((row & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            foreach (Column column in rows.Columns)
            {
                writer.Write(column.IsMissing(row) ? null : column.Format(row));
            }

            writer.EndRecord();
        }
    }

    private async Task<LoadReport> ReportAsync(NpgsqlConnection connection, Table rows, string sha256, string table, bool unchanged, CancellationToken cancellation)
    {
        LoadReport file = TableDigest.Of(rows, target.ToString(), sha256);
        string figures = string.Join(", ", rows.Columns.Select(column => $"count(*) - count({DatabaseAddress.Quote(column.Name)}), coalesce(sum(('x' || left(md5({TableDigest.BytesOf(column)}), 8))::bit(32)::bigint), 0)::bigint"));
        await using var command = new NpgsqlCommand($"SELECT count(*), {figures} FROM {table}", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return file with
        {
            Unchanged = unchanged,
            Rows = file.Rows with { Database = reader.GetInt64(0) },
            Columns = [.. file.Columns.Select((column, i) => column with
            {
                Nulls = column.Nulls with { Database = reader.GetInt64(1 + (2 * i)) },
                Checksum = column.Checksum with { Database = reader.GetInt64(2 + (2 * i)) },
            })],
        };
    }

    private static async Task<long> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params (string Name, object Value)[] values)
    {
        await using NpgsqlCommand command = CommandOf(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params (string Name, object Value)[] values)
    {
        await using NpgsqlCommand command = CommandOf(connection, sql, values);
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static NpgsqlCommand CommandOf(NpgsqlConnection connection, string sql, (string Name, object Value)[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach ((string name, object value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
