using System.Globalization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Experiments in the metadata database.</summary>
public sealed class ExperimentStore(Database database) : IExperimentStore
{
    /// <inheritdoc/>
    public Task<ExperimentOutcome> CreateAsync(NewExperiment experiment, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync<ExperimentOutcome>(
        session => ExperimentWriting.Add(session, experiment, at) is { } added ? new ExperimentOutcome.Done(added) : new ExperimentOutcome.NameIsTaken(experiment.Name),
        cancellation);

    /// <inheritdoc/>
    public Task<Experiment?> FindAsync(long id, CancellationToken cancellation = default) => database.ReadAsync(session => ExperimentRows.Find(session, id), cancellation);

    /// <inheritdoc/>
    public Task<Experiment?> FindByNameAsync(string name, CancellationToken cancellation = default) => database.ReadAsync(
        session => ExperimentRows.Read(session, Sql.Fragment($"WHERE name = {name}")).FirstOrDefault()
            ?? ExperimentRows.Read(session, Sql.Fragment($"WHERE deleted_name = {name} ORDER BY deleted_at DESC LIMIT 1")).FirstOrDefault(),
        cancellation);

    /// <inheritdoc/>
    public Task<ExperimentOutcome> RenameAsync(long id, string name, DateTimeOffset at, CancellationToken cancellation = default) => ChangeAsync(
        id,
        at,
        (session, _) =>
        {
            if (ExperimentWriting.IsTaken(session, name, except: id))
            {
                return new ExperimentOutcome.NameIsTaken(name);
            }

            session.Execute($"UPDATE experiment SET name = {name} WHERE experiment_id = {id}");
            return null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ExperimentOutcome> SetTagAsync(long id, string key, string value, DateTimeOffset at, CancellationToken cancellation = default) => ChangeAsync(
        id,
        at,
        (session, _) =>
        {
            ExperimentWriting.SetTag(session, id, key, value);
            return null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ExperimentOutcome> DeleteTagAsync(long id, string key, DateTimeOffset at, CancellationToken cancellation = default) => ChangeAsync(
        id,
        at,
        (session, _) => session.Execute($"DELETE FROM experiment_tag WHERE experiment_id = {id} AND key = {key}") == 0 ? new ExperimentOutcome.NoSuchTag(key) : null,
        cancellation);

    /// <inheritdoc/>
    public Task<ExperimentOutcome> DeleteAsync(long id, DateTimeOffset at, CancellationToken cancellation = default) => ChangeAsync(
        id,
        at,
        (session, _) =>
        {
            session.Execute($"UPDATE experiment SET deleted_name = name, name = {FreedName(id)}, deleted_at = {at} WHERE experiment_id = {id}");
            session.Execute($"UPDATE run SET deleted_at = {at} WHERE experiment_id = {id} AND deleted_at IS NULL");
            return null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ExperimentOutcome> RestoreAsync(long id, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session => ExperimentRows.Find(session, id) switch
        {
            null => new ExperimentOutcome.NoSuchExperiment(),
            { DeletedAt: null } => new ExperimentOutcome.IsNotDeleted(),
            Experiment experiment when ExperimentWriting.IsTaken(session, experiment.Name, except: id) => new ExperimentOutcome.NameIsTaken(experiment.Name),
            Experiment experiment => Restore(session, experiment, at),
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ExperimentPage> SearchAsync(ExperimentQuery query, CancellationToken cancellation = default) =>
        database.ReadAsync(session => ExperimentSearch.Find(session, query), cancellation);

    private static ExperimentOutcome Restore(Session session, Experiment experiment, DateTimeOffset at)
    {
        session.Execute($"UPDATE experiment SET name = deleted_name, deleted_name = NULL, deleted_at = NULL WHERE experiment_id = {experiment.Id}");
        session.Execute($"UPDATE run SET deleted_at = NULL WHERE experiment_id = {experiment.Id} AND deleted_at = {experiment.DeletedAt}");
        return ExperimentWriting.Touch(session, experiment.Id, at);
    }

    // A name that the rules of names refuse, so that nobody else can have it.
    private static string FreedName(long id) => "\u0001" + id.ToString(CultureInfo.InvariantCulture);

    private Task<ExperimentOutcome> ChangeAsync(long id, DateTimeOffset at, Func<Session, Experiment, ExperimentOutcome?> change, CancellationToken cancellation) =>
        database.WriteAsync(session => ExperimentWriting.Change(session, id, at, experiment => change(session, experiment)), cancellation);
}
