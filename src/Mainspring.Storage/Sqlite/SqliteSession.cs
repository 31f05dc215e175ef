using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Sqlite;

/// <summary>
/// A connection that keeps its prepared statements. It belongs to one unit of work at a time: the delegate that was given to
/// <see cref="SqliteDatabase"/>, and must not leave it.
/// </summary>
public sealed class SqliteSession : SqliteConnection
{
    private const int MostStatements = 256;

    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    internal SqliteSession(string path, bool writes)
        : base(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString())
    {
        Open();
        Script("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000;");
        if (writes)
        {
            Script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;");
        }
        else
        {
            Script("PRAGMA query_only = ON;");
        }
    }

    /// <summary>Whether a transaction is open. SQLite ends one by itself on some errors, such as a full disk.</summary>
    internal bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(Sql sql) => Run(sql, static command => command.ExecuteNonQuery());

    /// <summary>Reads all rows. The reader must not use the session.</summary>
    public List<T> Query<T>(Sql sql, Func<SqliteDataReader, T> read) => Run(sql, command =>
    {
        List<T> rows = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    });

    /// <summary>The first row, or the default of <typeparamref name="T"/> when there is none.</summary>
    public T? QueryFirst<T>(Sql sql, Func<SqliteDataReader, T> read) => Run(sql, command =>
    {
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    });

    /// <summary>The integer in the first column of the first row, or null when there is no row or it is NULL.</summary>
    public long? QueryNumber(Sql sql) => QueryFirst(sql, static row => row.IsDBNull(0) ? null : (long?)row.GetInt64(0));

    /// <summary>Runs fixed text that may hold several statements.</summary>
    internal void Script(string sql)
    {
        using SqliteCommand command = CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (SqliteCommand command in _prepared.Values)
            {
                command.Dispose();
            }

            _prepared.Clear();
        }

        base.Dispose(disposing);
    }

    private T Run<T>(Sql sql, Func<SqliteCommand, T> use)
    {
        string text = sql.Text;
        SqliteCommand command = Take(text, sql.Values);
        try
        {
            T result = use(command);
            GiveBack(text, command);
            return result;
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    // A statement that is running, or has failed, is not in the cache: a nested use of the same text prepares its own.
    private SqliteCommand Take(string text, IReadOnlyList<object?> values)
    {
        if (!_prepared.Remove(text, out SqliteCommand? command))
        {
            command = CreateCommand();
            command.CommandText = text;
            for (int i = 1; i <= values.Count; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "?" + i });
            }
        }

        for (int i = 0; i < values.Count; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.Prepare();
        return command;
    }

    private void GiveBack(string text, SqliteCommand command)
    {
        if (_prepared.Count >= MostStatements || !_prepared.TryAdd(text, command))
        {
            command.Dispose();
        }
    }
}
