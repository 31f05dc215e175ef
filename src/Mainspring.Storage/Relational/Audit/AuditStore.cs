using System.Data.Common;
using Mainspring.Lifecycle.Audit;

namespace Mainspring.Storage.Relational.Audit;

/// <summary>The audit log in the database. Its units behave as if they ran one after the other, so the chain has one end.</summary>
public sealed class AuditStore(Database database) : IAuditStore
{
    private static SqlFragment Columns => Sql.Fragment($"sequence, at, action, actor, key_id, address, object, value_before, value_after, request_id, previous, hash");

    /// <inheritdoc/>
    public Task<AuditEntry> AppendAsync(Func<AuditEntry?, AuditEntry> next, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            AuditEntry entry = next(session.QueryFirst($"SELECT {Columns} FROM audit_entry ORDER BY sequence DESC LIMIT 1", Read));
            AuditEvent happened = entry.Event;
            session.Execute($"""
                INSERT INTO audit_entry ({Columns})
                VALUES ({entry.Sequence}, {entry.At}, {happened.Action}, {happened.Actor}, {happened.KeyId}, {happened.Address}, {happened.Object},
                    {happened.Before}, {happened.After}, {happened.RequestId}, {entry.Previous}, {entry.Hash})
                """);
            return entry;
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellation = default) => await database.ReadAsync(
        session => session.Query(
            $"""
            SELECT {Columns} FROM audit_entry
            WHERE sequence < {query.Before ?? long.MaxValue} {ActionIs(query.Action)} {ActorIs(query.Actor)} {ObjectContains(query.Object)}
            ORDER BY sequence DESC LIMIT {query.Limit}
            """,
            Read),
        cancellation);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AuditEntry>> ReadAfterAsync(long sequence, int limit, CancellationToken cancellation = default) => await database.ReadAsync(
        session => session.Query($"SELECT {Columns} FROM audit_entry WHERE sequence > {sequence} ORDER BY sequence LIMIT {limit}", Read),
        cancellation);

    private static SqlFragment ActionIs(string? action) => action is null
        ? Sql.Fragment($"")
        : Sql.Fragment($@"AND (action = {action} OR action LIKE {Escape(action) + ".%"} ESCAPE '\')");

    private static SqlFragment ActorIs(string? actor) => actor is null ? Sql.Fragment($"") : Sql.Fragment($"AND actor = {actor}");

    private static SqlFragment ObjectContains(string? text) => text is null
        ? Sql.Fragment($"")
        : Sql.Fragment($@"AND lower(object) LIKE {"%" + Escape(text.ToLowerInvariant()) + "%"} ESCAPE '\'");

    private static string Escape(string text) => text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");

    private static AuditEntry Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetInstant(1),
        new AuditEvent
        {
            Action = row.GetString(2),
            Actor = row.GetString(3),
            KeyId = row.GetStringOrNull(4),
            Address = row.GetStringOrNull(5),
            Object = row.GetStringOrNull(6),
            Before = row.GetStringOrNull(7),
            After = row.GetStringOrNull(8),
            RequestId = row.GetStringOrNull(9),
        },
        row.GetString(10),
        row.GetString(11));
}
