using System.Data;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Backup;
using Mainspring.Storage.Relational.Migrations;
using Npgsql;

namespace Mainspring.Storage.Postgres;

/// <summary>
/// The metadata on a PostgreSQL server, which several nodes may share. Units that write run in serialisable transactions, several in one
/// when they wait together, and are repeated when they met others; queries see one moment. A write is acknowledged only after the server said that its
/// commit is on the disk.
/// </summary>
/// <remarks>
/// Serialisable, because a unit may read and then write without a lock: anything weaker would let two units decide on what the
/// other one changes. Where units do not meet, it costs little.
/// </remarks>
public sealed class PostgresDatabase : Database
{
    private const int Writers = 12;
    private const int Readers = 12;

    /// <summary>"MSPR": one node at a time changes tables.</summary>
    private const long MigrationLock = 0x4D535052;

    /// <summary>How long a unit is tried, from the moment it was handed in. Also bounds how long callers wait while the server is away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly NpgsqlDataSource _writable;
    private readonly NpgsqlDataSource _readable;
    private readonly PostgresWriters _writing;
    private readonly PostgresLanes _reading = new("reader", Readers);
    private readonly PostgresTransactions _reads;
    private readonly TimeProvider _time;
    private readonly PostgresAddress _address;

    private PostgresDatabase(PostgresAddress address, TimeProvider time, TimeSpan patience)
    {
        _time = time;
        _address = address;
        _writable = PostgresConnections.ForWriting(address, Writers);
        _readable = PostgresConnections.ForReading(address, Readers);
        _writing = new(new(_writable, IsolationLevel.Serializable, "The write was not kept", patience, time), Writers);
        _reads = new(_readable, IsolationLevel.RepeatableRead, "The database cannot be read", patience, time);
    }

    /// <summary>Connects and brings the tables up to date. Several nodes may do so at once.</summary>
    /// <exception cref="DatabaseUnavailableException">The server cannot be reached.</exception>
    /// <exception cref="DatabaseRefusedException">The server refuses us, or the tables are of another program or a newer version.</exception>
    public static PostgresDatabase Open(PostgresAddress address, TimeProvider time) => Open(address, time, Patience);

    /// <summary>Makes the tables and fills them with dumped ones, all or nothing.</summary>
    /// <exception cref="DatabaseNotEmptyException">There are tables already.</exception>
    /// <exception cref="DumpUnfitException">The tables are none that this program knows, or do not fit together.</exception>
    /// <inheritdoc cref="Open(PostgresAddress, TimeProvider)" path="/exception"/>
    public static void Restore(PostgresAddress address, DatabaseLoad load, TimeProvider time) => Greeting(address, () => ChangeTables(address, session =>
    {
        if (PostgresOwner.HasTables(session))
        {
            throw new DatabaseNotEmptyException(address.ToString());
        }

        load.Run(session, time);
    }));

    internal static PostgresDatabase Open(PostgresAddress address, TimeProvider time, TimeSpan patience)
    {
        Greeting(address, () => ChangeTables(address, session => Schema.BringUpToDate(session, address.ToString(), time)));
        return new(address, time, patience);
    }

    /// <summary>Connects and asks the server for its version; changes nothing.</summary>
    /// <returns>What answers where, without a password.</returns>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static string Inspect(PostgresAddress address)
    {
        string? version = null;
        Greeting(address, () =>
        {
            using NpgsqlDataSource source = PostgresConnections.ForMigrating(address);
            using NpgsqlConnection connection = source.OpenConnection();
            version = connection.ServerVersion;
        });
        return $"PostgreSQL {version}, {address}";
    }

    /// <inheritdoc/>
    public override Task<T> WriteAsync<T>(Func<Session, T> unit, CancellationToken cancellation = default) =>
        _writing.RunAsync(new PostgresWrite<T>(unit, _time.GetTimestamp(), cancellation), cancellation);

    /// <inheritdoc/>
    public override Task<T> ReadAsync<T>(Func<Session, T> query, CancellationToken cancellation = default)
    {
        long now = _time.GetTimestamp();
        return _reading.RunAsync(() => _reads.Run(query, now, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public override Task<T> ExportAsync<T>(Func<Session, T> export, CancellationToken cancellation = default) => Task.Run(
        () =>
        {
            try
            {
                using NpgsqlDataSource source = PostgresConnections.ForExporting(_address);
                using NpgsqlConnection connection = source.OpenConnection();
                using NpgsqlTransaction transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
                return export(new PostgresSession(connection));
            }
            catch (NpgsqlException failure)
            {
                throw PostgresFailures.Translate(failure, "The database cannot be read");
            }
        },
        cancellation);

    /// <inheritdoc/>
    /// <remarks>The pages whose checksums were wrong, where the server keeps checksums, and indexes that are not valid.</remarks>
    public override IReadOnlyList<string> FindDamage() => _reads.Run(
        static session => session.Query(
            $"""
            SELECT 'pages with wrong checksums: ' || checksum_failures FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0
            UNION ALL
            SELECT 'index ' || indexrelid::regclass || ' is not valid' FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE relnamespace = current_schema()::regnamespace AND NOT indisvalid
            """,
            static row => row.GetString(0)),
        _time.GetTimestamp(),
        CancellationToken.None);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reading.Dispose();
            _writing.Dispose();
            _readable.Dispose();
            _writable.Dispose();
        }
    }

    /// <summary>The first contact with a server, with its failures in our words.</summary>
    private static void Greeting(PostgresAddress address, Action contact)
    {
        try
        {
            contact();
        }
        catch (PostgresException refused) when (!PostgresFailures.IsAway(refused))
        {
            throw new DatabaseRefusedException($"{address} refuses: {refused.MessageText}.", refused);
        }
        catch (NpgsqlException away)
        {
            throw new DatabaseUnavailableException($"{address} cannot be reached: {PostgresFailures.Reason(away)}.", away);
        }
    }

    private static void ChangeTables(PostgresAddress address, Action<Session> change)
    {
        using NpgsqlDataSource source = PostgresConnections.ForMigrating(address);
        using NpgsqlConnection connection = source.OpenConnection();
        using NpgsqlTransaction transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        var session = new PostgresSession(connection);
        session.QueryFirst($"SELECT pg_advisory_xact_lock({MigrationLock})", static _ => true);
        if (address.Schema is { } schema)
        {
            session.Script($"CREATE SCHEMA IF NOT EXISTS {schema}");
        }

        PostgresOwner.Inspect(session, address);
        change(session);
        PostgresOwner.Claim(session);
        transaction.Commit();
    }
}
