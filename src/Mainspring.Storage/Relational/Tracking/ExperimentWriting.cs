using System.Globalization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Changes of experiments within one unit of work.</summary>
internal static class ExperimentWriting
{
    /// <summary>The experiment of a name, which is made when it is missing.</summary>
    public static Experiment FindOrAdd(Session session, string name, DateTimeOffset at) =>
        ExperimentRows.Read(session, Sql.Fragment($"WHERE name = {name}")).FirstOrDefault() ?? Add(session, new() { Name = name }, at)!;

    /// <summary>Adds an experiment.</summary>
    /// <returns>It, or null when its name is taken.</returns>
    public static Experiment? Add(Session session, NewExperiment experiment, DateTimeOffset at)
    {
        long? id = session.QueryNumber($"""
            INSERT INTO experiment (name, created_at, updated_at) VALUES ({experiment.Name}, {at}, {at}) ON CONFLICT (name) DO NOTHING RETURNING experiment_id
            """);
        if (id is not { } number)
        {
            return null;
        }

        string root = experiment.ArtifactRoot?.Value ?? number.ToString(CultureInfo.InvariantCulture);
        session.Execute($"UPDATE experiment SET artifact_root = {root} WHERE experiment_id = {number}");
        foreach ((string key, string value) in experiment.Tags)
        {
            SetTag(session, number, key, value);
        }

        return ExperimentRows.Find(session, number);
    }

    public static void SetTag(Session session, long experiment, string key, string value) => session.Execute($"""
        INSERT INTO experiment_tag (experiment_id, key, value) VALUES ({experiment}, {key}, {value})
        ON CONFLICT (experiment_id, key) DO UPDATE SET value = excluded.value
        """);

    /// <summary>Looks whether the experiment takes changes, then changes it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">Which.</param>
    /// <param name="at">Now.</param>
    /// <param name="change">The change; it gives an outcome when it cannot be done.</param>
    public static ExperimentOutcome Change(Session session, long id, DateTimeOffset at, Func<Experiment, ExperimentOutcome?> change) => ExperimentRows.Find(session, id) switch
    {
        null => new ExperimentOutcome.NoSuchExperiment(),
        { DeletedAt: not null } => new ExperimentOutcome.IsDeleted(),
        Experiment experiment => change(experiment) ?? Touch(session, id, at),
    };

    /// <summary>Remembers when an experiment changed.</summary>
    public static ExperimentOutcome Touch(Session session, long id, DateTimeOffset at)
    {
        session.Execute($"UPDATE experiment SET updated_at = {at} WHERE experiment_id = {id}");
        return new ExperimentOutcome.Done(ExperimentRows.Find(session, id)!);
    }

    public static bool IsTaken(Session session, string name, long except) =>
        session.QueryNumber($"SELECT 1 FROM experiment WHERE name = {name} AND experiment_id <> {except}") is not null;
}
