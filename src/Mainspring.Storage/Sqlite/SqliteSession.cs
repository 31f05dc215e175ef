using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mainspring.Lifecycle.Filters;
using Mainspring.Storage.Relational;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Sqlite;

/// <summary>A connection that keeps its prepared statements.</summary>
internal sealed class SqliteSession : Session, IDisposable
{
    private const int MostStatements = 256;

    // A batch of many writers may change thousands of pages: they find room in memory, and the file is brought up to date after some
    // tens of megabytes rather than after each batch.
    private const string ForWriting = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 8192; PRAGMA cache_size = -32000;";

    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _queries = [];
    private readonly Dictionary<string, SqliteStatement> _statements = [];

    public SqliteSession(string path, bool writes)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        _connection.CreateFunction<string?, string?, bool>("regexp", Matches, isDeterministic: true);
        Script("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA case_sensitive_like = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000;");
        Script(writes ? ForWriting : "PRAGMA query_only = ON;");
    }

    /// <inheritdoc/>
    public override Dialect Dialect => Dialect.Sqlite;

    /// <summary>Whether a transaction is open. SQLite ends one by itself on some errors, such as a full disk.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <inheritdoc/>
    public override int Execute(Sql sql)
    {
        string text = sql.Text;
        if (!_statements.Remove(text, out SqliteStatement? statement))
        {
            statement = new(_connection.Handle!, text);
        }

        try
        {
            return statement.Execute(sql.Values);
        }
        catch
        {
            statement.Dispose();
            statement = null;
            throw;
        }
        finally
        {
            Keep(_statements, text, statement);
        }
    }

    /// <inheritdoc/>
    public override List<T> Query<T>(Sql sql, Func<DbDataReader, T> read) => Run(sql, command =>
    {
        List<T> rows = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    });

    /// <inheritdoc/>
    public override long Stream(Sql sql, Action<DbDataReader> take) => Run(sql, command =>
    {
        long rows = 0;
        using SqliteDataReader reader = command.ExecuteReader();
        for (; reader.Read(); rows++)
        {
            take(reader);
        }

        return rows;
    });

    /// <inheritdoc/>
    public override T? QueryFirst<T>(Sql sql, Func<DbDataReader, T> read)
        where T : default => Run(sql, command =>
    {
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    });

    public void Dispose()
    {
        foreach (IDisposable prepared in _queries.Values.Concat<IDisposable>(_statements.Values))
        {
            prepared.Dispose();
        }

        _connection.Dispose();
    }

    internal override void Script(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A value in SQLite's form: a list is a text of JSON.</summary>
    internal static object? Bound(SqlValue value) => value switch
    {
        { Value: null } => null,
        { Kind: SqlKind.Integers } => $"[{string.Join(',', (long[])value.Value)}]",
        { Kind: SqlKind.Texts } => JsonSerializer.Serialize((string[])value.Value, SqliteJson.Default.StringArray),
        _ => value.Value,
    };

    private T Run<T>(Sql sql, Func<SqliteCommand, T> use)
    {
        string text = sql.Text;
        SqliteCommand command = Take(text, sql.Values);
        try
        {
            T result = use(command);
            Keep(_queries, text, command);
            return result;
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    // A statement that is running, or has failed, is not in the cache: a nested use of the same text prepares its own.
    private SqliteCommand Take(string text, IReadOnlyList<SqlValue> values)
    {
        if (!_queries.Remove(text, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
            command.CommandText = text;
            for (int i = 1; i <= values.Count; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "?" + i });
            }
        }

        for (int i = 0; i < values.Count; i++)
        {
            command.Parameters[i].Value = Bound(values[i]) ?? DBNull.Value;
        }

        command.Prepare();
        return command;
    }

    private static void Keep<T>(Dictionary<string, T> kept, string text, T? prepared)
        where T : class, IDisposable
    {
        if (prepared is not null && (kept.Count >= MostStatements || !kept.TryAdd(text, prepared)))
        {
            prepared.Dispose();
        }
    }

    /// <summary>What stands right of <c>REGEXP</c> comes first.</summary>
    private static bool Matches(string? pattern, string? text)
    {
        if (pattern is null || text is null)
        {
            return false;
        }

        if (Patterns.Count >= MostStatements)
        {
            Patterns.Clear();
        }

        return Patterns.GetOrAdd(pattern, FilterPattern.Compile).IsMatch(text);
    }
}
