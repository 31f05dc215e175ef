using System.Globalization;
using Npgsql;

namespace Mainspring.Storage.Postgres;

/// <summary>
/// Where a PostgreSQL database is and how to connect: <c>postgres://user:password@host:port/database?sslmode=…&amp;schema=…</c>.
/// Printing it never shows the password. Without a user or password, those of the environment (<c>PGUSER</c>, <c>PGPASSWORD</c>,
/// <c>PGPASSFILE</c>) are used.
/// </summary>
public sealed class PostgresAddress
{
    private const int DefaultPort = 5432;

    private readonly NpgsqlConnectionStringBuilder _connection;

    private PostgresAddress(NpgsqlConnectionStringBuilder connection, string? schema)
    {
        _connection = connection;
        Schema = schema;
    }

    /// <summary>The schema that holds the tables, or null for the one that the server chooses (usually <c>public</c>).</summary>
    public string? Schema { get; }

    private string PrintedHost => _connection.Host!.Contains(':', StringComparison.Ordinal) ? $"[{_connection.Host}]" : _connection.Host;

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is none; the message says what to write and shows nothing of the address that may be secret.</exception>
    public static PostgresAddress Parse(string url)
    {
        if (!IsMeant(url) || !Uri.TryCreate(url, UriKind.Absolute, out Uri? uri))
        {
            throw new FormatException("This is no address of a PostgreSQL database; write postgres://user:password@host:port/database, with special characters in the password as %XX.");
        }

        string name = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal))
        {
            throw new FormatException("The address of the PostgreSQL database names no database; write postgres://user:password@host:port/database.");
        }

        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length == 0 ? "localhost" : uri.IdnHost,
            Port = uri.Port < 0 ? DefaultPort : uri.Port,
            Database = name,
            ApplicationName = "mainspring",
        };
        string[] user = uri.UserInfo.Split(':', 2);
        connection.Username = user[0].Length == 0 ? null : Uri.UnescapeDataString(user[0]);
        connection.Password = user.Length < 2 ? null : Uri.UnescapeDataString(user[1]);
        return new(connection, PostgresOptions.Apply(connection, uri.Query));
    }

    /// <summary>Host, port and database, for messages and logs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"postgres://{PrintedHost}:{_connection.Port}/{_connection.Database}");

    /// <summary>The same place for a pool of connections of its own.</summary>
    internal NpgsqlConnectionStringBuilder ForPool(int most)
    {
        var pool = new NpgsqlConnectionStringBuilder(_connection.ConnectionString)
        {
            MaxPoolSize = most,
            MaxAutoPrepare = 256,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            TcpKeepAlive = true,
            Multiplexing = false,
            Enlist = false,
        };
        if (Schema is not null)
        {
            pool.SearchPath = Schema;
        }

        return pool;
    }

    private static bool IsMeant(string url) =>
        url.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
}
