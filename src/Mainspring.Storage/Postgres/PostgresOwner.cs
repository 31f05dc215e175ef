using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Postgres;

/// <summary>The mark by which a schema says that it is ours: a comment on the table of migrations.</summary>
internal static class PostgresOwner
{
    private const string Mark = "Mainspring";
    private const int OldestServer = 130000;

    /// <summary>Looks whether the tables may be made here, or were made by us.</summary>
    /// <exception cref="DatabaseRefusedException">The server is too old, stores no UTF-8, or the schema belongs to another program.</exception>
    public static void Inspect(Session session, PostgresAddress address)
    {
        (long version, string encoding, string? schema) = session.QueryFirst(
            $"SELECT current_setting('server_version_num')::bigint, current_setting('server_encoding'), current_schema()::text",
            static row => (row.GetInt64(0), row.GetString(1), row.GetStringOrNull(2)));
        if (version < OldestServer)
        {
            throw new DatabaseRefusedException($"{address} is PostgreSQL {version / 10000}; version 13 or later is needed.");
        }

        if (encoding != "UTF8")
        {
            throw new DatabaseRefusedException($"{address} keeps texts as {encoding}; make the database with ENCODING 'UTF8'.");
        }

        if (schema is null)
        {
            throw new DatabaseRefusedException($"{address} has no schema to keep tables in; name one with ?schema=… in the address.");
        }

        RefuseForeign(session, address, schema);
    }

    /// <summary>Whether the schema holds anything, ours or not.</summary>
    public static bool HasTables(Session session) => CountTables(session) > 0;

    /// <summary>Marks the schema as ours.</summary>
    public static void Claim(Session session) => session.Script($"COMMENT ON TABLE schema_migration IS '{Mark}'");

    private static void RefuseForeign(Session session, PostgresAddress address, string schema)
    {
        long tables = CountTables(session);
        string? mark = session.QueryFirst($"SELECT obj_description(to_regclass(quote_ident(current_schema()::text) || '.schema_migration'), 'pg_class')", static row => row.GetStringOrNull(0));
        if (tables > 0 && mark != Mark)
        {
            throw new DatabaseRefusedException($"The schema '{schema}' of {address} holds tables of another program; give Mainspring a database of its own, or a schema with ?schema=… in the address.");
        }
    }

    private static long CountTables(Session session) =>
        session.QueryNumber($"SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')") ?? 0;
}
