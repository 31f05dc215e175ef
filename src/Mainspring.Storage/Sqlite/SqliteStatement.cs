using Mainspring.Storage.Relational;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Mainspring.Storage.Sqlite;

/// <summary>A prepared statement that returns no rows. Values are bound by their place: the provider's commands look each one up by its name, which is slow where there are hundreds.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string text)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, text, out _statement));
    }

    /// <summary>Runs it.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(IReadOnlyList<SqlValue> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            Check(Bind(i + 1, SqliteSession.Bound(values[i])));
        }

        int result;
        do
        {
            result = raw.sqlite3_step(_statement);
        }
        while (result == raw.SQLITE_ROW);

        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        int changed = raw.sqlite3_stmt_readonly(_statement) != 0 ? 0 : raw.sqlite3_changes(_database);
        Check(raw.sqlite3_reset(_statement));
        return changed;
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        double number => raw.sqlite3_bind_double(_statement, place, number),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new NotSupportedException($"A {value.GetType().Name} is no value of SQLite."),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
