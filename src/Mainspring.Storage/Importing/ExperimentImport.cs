using System.Data.Common;
using System.Globalization;
using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Importing;

/// <summary>Experiments with their tags. One keeps its number unless another experiment has it here; one whose name is there already is that one.</summary>
internal sealed class ExperimentImport(MlflowSource source, Database database, TimeProvider time, ImportTally tally)
{
    private sealed record Row(long Id, string Name, bool IsDeleted, long? CreatedAt, long? UpdatedAt);

    public async Task RunAsync(CancellationToken cancellation)
    {
        List<Row> rows =
        [
            .. source.Query($"""
                SELECT experiment_id, name, lifecycle_stage, {source.Or("experiments", "creation_time", "NULL")}, {source.Or("experiments", "last_update_time", "NULL")}
                FROM experiments ORDER BY experiment_id
                """).Select(static row => new Row(row.Whole(0)!.Value, row.Word(1)!, row.Word(2) == "deleted", row.Whole(3), row.Whole(4))),
        ];
        foreach (Row row in rows)
        {
            (long id, bool isNew) = await database.WriteAsync(session => Put(session, row), cancellation);
            tally.Experiments[row.Id] = id;
            tally.Add("experiments", isNew ? 1 : 0);
            Dictionary<string, string> tags = source.Has("experiment_tags", "key") ? source.Entries("SELECT key, value FROM experiment_tags WHERE experiment_id = @p0", row.Id) : [];
            tally.Add("experiment tags", await database.WriteAsync(
                session => tags.Sum(tag => session.Execute($"INSERT INTO experiment_tag (experiment_id, key, value) VALUES ({id}, {tag.Key}, {tag.Value}) ON CONFLICT DO NOTHING")),
                cancellation));
        }

        await database.WriteAsync(KeepNumbersAhead, cancellation);
    }

    private (long Id, bool IsNew) Put(Session session, Row row)
    {
        if (session.QueryNumber($"""
            SELECT experiment_id FROM experiment WHERE coalesce(deleted_name, name) = {row.Name} AND {row.IsDeleted} = CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END
            ORDER BY CASE WHEN experiment_id = {row.Id} THEN 0 ELSE 1 END, experiment_id LIMIT 1
            """) is { } known)
        {
            return (known, false);
        }

        DateTimeOffset created = row.CreatedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : time.GetUtcNow();
        DateTimeOffset updated = row.UpdatedAt is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last) : created;
        bool taken = session.QueryNumber($"SELECT 1 FROM experiment WHERE experiment_id = {row.Id}") is not null;
        long id = taken ? (session.QueryNumber($"SELECT max(experiment_id) FROM experiment") ?? 0) + 1 : row.Id;
        string name = row.IsDeleted ? "\u0001" + id.ToString(CultureInfo.InvariantCulture) : row.Name;
        session.Execute($"""
            INSERT INTO experiment (experiment_id, name, deleted_name, created_at, updated_at, deleted_at, artifact_root)
            VALUES ({id}, {name}, {(row.IsDeleted ? row.Name : null)}, {created}, {updated}, {(row.IsDeleted ? updated : (DateTimeOffset?)null)}, {id.ToString(CultureInfo.InvariantCulture)})
            """);
        return (id, true);
    }

    // Numbers that were given by hand must not be given again. SQLite sees to it itself.
    private static void KeepNumbersAhead(Session session)
    {
        if (session.Dialect == Dialect.Postgres)
        {
            session.QueryNumber($"SELECT setval(pg_get_serial_sequence('experiment', 'experiment_id'), (SELECT max(experiment_id) FROM experiment) + 1, false)");
        }
    }
}
