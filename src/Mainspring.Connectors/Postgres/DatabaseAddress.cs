using System.Globalization;
using Mainspring.Lifecycle.Sources;
using Npgsql;

namespace Mainspring.Connectors.Postgres;

/// <summary>
/// A PostgreSQL database and, with it, a table: <c>postgres://user@host:port/database/table</c> or <c>…/schema.table</c>. What the address leaves
/// open comes from <c>PGHOST</c>, <c>PGPORT</c>, <c>PGUSER</c>, <c>PGPASSWORD</c> and <c>PGPASSFILE</c>.
/// </summary>
public sealed class DatabaseAddress
{
    private const int DefaultPort = 5432;

    private static readonly Dictionary<string, SslMode> SslModes = new(StringComparer.Ordinal)
    {
        ["disable"] = SslMode.Disable,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    private readonly string _connection;

    private DatabaseAddress(string connection, string place, string? schema, string? table) => (_connection, Place, Schema, Table) = (connection, place, schema, table);

    /// <summary>Host and database, for messages.</summary>
    public string Place { get; }

    /// <summary>The schema of the table, or null for the one that the server chooses.</summary>
    public string? Schema { get; }

    /// <summary>The table, or null when only the database is named.</summary>
    public string? Table { get; }

    /// <summary>The table as a statement names it.</summary>
    public string QuotedTable => (Schema is null ? "" : Quote(Schema) + ".") + Quote(Table!);

    /// <summary>Reads an address.</summary>
    /// <exception cref="SourceFailedException">It is none; the message shows nothing of it that may be secret.</exception>
    public static DatabaseAddress Parse(string url, Func<string, string?> environment)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("postgres" or "postgresql"))
        {
            throw Wrong("it cannot be read");
        }

        string[] path = [.. uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        if (path.Length is 0 or > 2)
        {
            throw Wrong(path.Length == 0 ? "it names no database" : "it has more parts than a database and a table");
        }

        string[] user = uri.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? uri.IdnHost : environment("PGHOST") is { Length: > 0 } host ? host : "localhost",
            Port = uri.Port > 0 ? uri.Port : int.TryParse(environment("PGPORT"), NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : DefaultPort,
            Database = path[0],
            Username = user[0].Length == 0 ? null : Uri.UnescapeDataString(user[0]),
            Password = user.Length < 2 ? null : Uri.UnescapeDataString(user[1]),
            ApplicationName = "mainspring",
            Pooling = false,
            CommandTimeout = 0,
            Timezone = "UTC",
        };
        foreach (string option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Apply(connection, option.Split('=', 2));
        }

        string? table = path.Length == 2 ? path[1] : null;
        int dot = table?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return new(connection.ConnectionString, $"{connection.Host}/{connection.Database}", dot > 0 ? table![..dot] : null, dot > 0 ? table![(dot + 1)..] : table);
    }

    /// <summary>A name as a statement has it.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The address without anything secret.</summary>
    public override string ToString() => $"postgres://{Place}{(Table is null ? "" : $"/{(Schema is null ? "" : Schema + ".")}{Table}")}";

    /// <summary>A connection that is open.</summary>
    /// <exception cref="SourceFailedException">The server does not answer or does not let us in.</exception>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(_connection);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch (NpgsqlException refused)
        {
            await connection.DisposeAsync();
            throw Failure(refused);
        }
    }

    /// <summary>What a failure of the server means for who named the address.</summary>
    public SourceFailedException Failure(Exception failure) => failure switch
    {
        PostgresException { SqlState: ['2', '8', ..] or "42501" } denied => new(SourceFailure.Denied, $"{Place} does not let us in: {Sentence(denied)}. PGUSER and PGPASSWORD say who asks.", denied),
        PostgresException { SqlState: ['3', 'D', ..] or "42P01" or "3F000" } missing => new(SourceFailure.NotFound, $"{Place}: {Sentence(missing)}.", missing),
        PostgresException { SqlState: ['5', '3' or '7' or '8', ..] or ['0', '8', ..] or ['4', '0', ..] } busy => new(SourceFailure.Unreachable, $"{Place}: {Sentence(busy)}.", busy),
        PostgresException refused => new(SourceFailure.Refused, $"{Place}: {Sentence(refused)}{(refused.Position > 0 ? $" (at character {refused.Position})" : "")}.", refused),
        _ => new(SourceFailure.Unreachable, $"{Place} does not answer: {failure.GetBaseException().Message.TrimEnd('.')}.", failure),
    };

    private static string Sentence(PostgresException failure) => failure.MessageText.TrimEnd('.');

    private static void Apply(NpgsqlConnectionStringBuilder connection, string[] option)
    {
        string value = option.Length < 2 ? "" : Uri.UnescapeDataString(option[1]);
        switch (option[0])
        {
            case "sslmode" when SslModes.TryGetValue(value, out SslMode mode):
                connection.SslMode = mode;
                break;
            case "sslrootcert":
                connection.RootCertificate = value;
                break;
            case "host":
                connection.Host = value;
                break;
            case "connect_timeout" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is > 0 and <= 300:
                connection.Timeout = seconds;
                break;
            default:
                throw Wrong($"'{option[0]}={value}' is no option of it; there are sslmode ({string.Join(", ", SslModes.Keys)}), sslrootcert, host and connect_timeout (1 to 300)");
        }
    }

    private static SourceFailedException Wrong(string why) =>
        SourceFailedException.Refused($"The address of the database is not understood: {why}. Write postgres://user@host:port/database/table, and the password into PGPASSWORD.");
}
