using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Deletes, restores and moves runs.</summary>
internal static class RunDeletion
{
    public static LogOutcome Delete(Session session, RunId run, DateTimeOffset at) =>
        Known(session, run, Sql.Fragment($"deleted_at = coalesce(deleted_at, {at})"));

    public static LogOutcome Restore(Session session, RunId run) => Known(session, run, Sql.Fragment($"deleted_at = NULL"));

    /// <summary>Moves a run and the experiment that stands in its entries.</summary>
    public static LogOutcome Move(Session session, RunPlace place, long experiment)
    {
        if (session.QueryNumber($"SELECT 1 FROM experiment WHERE experiment_id = {experiment} AND deleted_at IS NULL") is null)
        {
            return new LogOutcome.NoSuchExperiment(experiment);
        }

        foreach (SqlFragment table in (SqlFragment[])[Sql.Fragment($"run"), EntryTables.Metrics, EntryTables.Params, EntryTables.Tags])
        {
            session.Execute($"UPDATE {table} SET experiment_id = {experiment} WHERE run_no = {place.Number}");
        }

        return new LogOutcome.Done();
    }

    private static LogOutcome Known(Session session, RunId run, SqlFragment change) =>
        session.Execute($"UPDATE run SET {change} WHERE run_id = {run.Value}") == 1 ? new LogOutcome.Done() : new LogOutcome.NoSuchRun();
}
