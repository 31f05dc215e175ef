using System.Globalization;
using Npgsql;

namespace Mainspring.Storage.Postgres;

/// <summary>The pools of connections, and what each connection is set to.</summary>
internal static class PostgresConnections
{
    private const int ReadSeconds = 30;
    private const int WriteSeconds = 60;

    /// <summary>
    /// For short units that change rows. A commit is answered when it is on the disk, whatever the server's default; a replica that
    /// the server waits for by default is still waited for. Rows are found by index also in small tables: a scan would make each
    /// transaction depend on the whole table, and those that run beside it would have to be repeated.
    /// </summary>
    public static NpgsqlDataSource ForWriting(PostgresAddress address, int most) => Build(address, most, WriteSeconds, "set_config('enable_seqscan', 'off', false)");

    /// <summary>For queries, which cannot write and end after a time.</summary>
    public static NpgsqlDataSource ForReading(PostgresAddress address, int most) => Build(address, most, ReadSeconds, "set_config('default_transaction_read_only', 'on', false)");

    /// <summary>For reading all tables, which takes as long as it takes and cannot write.</summary>
    public static NpgsqlDataSource ForExporting(PostgresAddress address) => Build(address, 1, 0, "set_config('default_transaction_read_only', 'on', false)");

    /// <summary>For the change of tables, which takes as long as it takes.</summary>
    public static NpgsqlDataSource ForMigrating(PostgresAddress address) => Build(address, 1, 0, "set_config('lock_timeout', '0', false)");

    private static NpgsqlDataSource Build(PostgresAddress address, int most, int seconds, string more)
    {
        NpgsqlConnectionStringBuilder pool = address.ForPool(most);
        pool.CommandTimeout = seconds == 0 ? 0 : seconds + 5;
        var builder = new NpgsqlDataSourceBuilder(pool.ConnectionString);

        // Only built-in types are used; asking the server for all others would cost each pool a large query.
        builder.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
        string settings = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' WHEN 'local' THEN 'on' ELSE current_setting('synchronous_commit') END, false),
                set_config('statement_timeout', '{seconds}s', false), set_config('idle_in_transaction_session_timeout', '60s', false), {more}
            """);
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using NpgsqlCommand command = new(settings, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using NpgsqlCommand command = new(settings, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }
}
