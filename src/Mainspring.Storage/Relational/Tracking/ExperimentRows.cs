using System.Data.Common;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Reads experiments with their tags.</summary>
internal static class ExperimentRows
{
    public static Experiment? Find(Session session, long id) => Read(session, Sql.Fragment($"WHERE experiment_id = {id}")).FirstOrDefault();

    /// <summary>Reads the experiments of a condition in its order.</summary>
    public static List<Experiment> Read(Session session, SqlFragment condition)
    {
        List<Experiment> experiments = session.Query(
            $"SELECT experiment_id, coalesce(deleted_name, name), created_at, updated_at, deleted_at, artifact_root FROM experiment {condition}",
            ReadRow);
        if (experiments.Count == 0)
        {
            return experiments;
        }

        ILookup<long, KeyValuePair<string, string>> tags = session.Query(
            $"SELECT experiment_id, key, value FROM experiment_tag WHERE experiment_id IN {Sql.List(experiments.Select(experiment => experiment.Id))}",
            static row => (Id: row.GetInt64(0), Tag: KeyValuePair.Create(row.GetString(1), row.GetString(2))))
            .ToLookup(entry => entry.Id, entry => entry.Tag);
        return experiments.ConvertAll(experiment => experiment with { Tags = new Dictionary<string, string>(tags[experiment.Id]) });
    }

    private static Experiment ReadRow(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Name = row.GetString(1),
        CreatedAt = row.GetInstant(2),
        UpdatedAt = row.GetInstant(3),
        DeletedAt = row.GetInstantOrNull(4),
        ArtifactRoot = ArtifactPath.Parse(row.GetString(5)),
    };
}
