using System.Data.Common;
using System.Globalization;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Mainspring.Storage.Importing;

/// <summary>An MLflow database that is read and never written: an SQLite file, or PostgreSQL. Tables and columns of later versions may be missing.</summary>
internal sealed class MlflowSource : IDisposable
{
    private const string SqliteScheme = "sqlite:///";

    private readonly DbConnection _connection;
    private readonly Dictionary<string, HashSet<string>> _columns = new(StringComparer.Ordinal);

    private MlflowSource(DbConnection connection) => _connection = connection;

    /// <summary>Opens a database.</summary>
    /// <param name="url"><c>sqlite:///PATH</c>, where a path that starts with a slash is absolute, or <c>postgres://…</c>.</param>
    /// <exception cref="ImportRefusedException">It cannot be opened, or is no MLflow database.</exception>
    public static MlflowSource Open(string url)
    {
        var source = new MlflowSource(url.StartsWith(SqliteScheme, StringComparison.Ordinal) ? Sqlite(url[SqliteScheme.Length..]) : Postgres(url));
        try
        {
            source._connection.Open();
            return source.Has("runs", "run_uuid") && source.Has("experiments", "experiment_id") && source.Has("metrics", "key")
                ? source
                : throw new ImportRefusedException($"The database is none of MLflow: it has no tables 'experiments', 'runs' and 'metrics'.");
        }
        catch (DbException failure)
        {
            source.Dispose();
            throw new ImportRefusedException($"The database cannot be opened: {failure.Message}", failure);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is such a table with such a column.</summary>
    public bool Has(string table, string column) => Columns(table).Contains(column);

    /// <summary>The column, or a constant where the version of MLflow had none.</summary>
    public string Or(string table, string column, string otherwise) => Has(table, column) ? column : otherwise;

    /// <summary>Reads rows one by one. The text is fixed; values are named <c>@p0</c>, <c>@p1</c> and so on.</summary>
    public IEnumerable<DbDataReader> Query(string sql, params object[] values)
    {
        using DbCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader;
        }
    }

    /// <summary>Texts under keys, such as tags.</summary>
    public Dictionary<string, string> Entries(string sql, params object[] values)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DbDataReader row in Query(sql, values))
        {
            entries[row.Word(0) ?? ""] = row.Word(1) ?? "";
        }

        return entries;
    }

    public void Dispose() => _connection.Dispose();

    private static SqliteConnection Sqlite(string path)
    {
        SqliteLibrary.Use();
        return File.Exists(path)
            ? new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString())
            : throw new ImportRefusedException($"There is no file '{path}'; an absolute path needs four slashes: sqlite:////path/to/mlflow.db.");
    }

    private static NpgsqlConnection Postgres(string url)
    {
        try
        {
            NpgsqlConnectionStringBuilder connection = PostgresAddress.Parse(url).ForPool(1);
            connection.Options = "-c default_transaction_read_only=on";
            return new(connection.ConnectionString);
        }
        catch (FormatException unfit)
        {
            throw new ImportRefusedException(unfit.Message, unfit);
        }
    }

    private HashSet<string> Columns(string table)
    {
        if (!_columns.TryGetValue(table, out HashSet<string>? columns))
        {
            string sql = _connection is SqliteConnection
                ? "SELECT name FROM pragma_table_info(@p0)"
                : "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @p0";
            _columns[table] = columns = [.. Query(sql, table).Select(static row => row.GetString(0))];
        }

        return columns;
    }
}
