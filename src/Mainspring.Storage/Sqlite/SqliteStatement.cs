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

    /// <summary>Runs it: once, or where there are columns, for each of their rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(IReadOnlyList<SqlValue> values)
    {
        int? rows = null;
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is { Kind: SqlKind.Column, Value: Array column })
            {
                rows = column.Length;
            }
            else
            {
                Check(Bind(i + 1, SqliteSession.Bound(values[i])));
            }
        }

        return rows is { } count ? ExecuteRows(values, count) : Step();
    }

    private int ExecuteRows(IReadOnlyList<SqlValue> values, int count)
    {
        int changed = 0;
        for (int row = 0; row < count; row++)
        {
            for (int i = 0; i < values.Count; i++)
            {
                if (values[i].Kind == SqlKind.Column)
                {
                    Check(Bind(i + 1, values[i].Value, row));
                }
            }

            changed += Step();
        }

        return changed;
    }

    private int Step()
    {
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

    private int Bind(int place, object? column, int row) => column switch
    {
        long[] numbers => raw.sqlite3_bind_int64(_statement, place, numbers[row]),
        double[] numbers => raw.sqlite3_bind_double(_statement, place, numbers[row]),
        string?[] texts when texts[row] is { } text => raw.sqlite3_bind_text(_statement, place, text),
        long?[] numbers when numbers[row] is { } number => raw.sqlite3_bind_int64(_statement, place, number),
        string?[] or long?[] => raw.sqlite3_bind_null(_statement, place),
        _ => throw new NotSupportedException($"A {column?.GetType().Name} is no column of SQLite."),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
