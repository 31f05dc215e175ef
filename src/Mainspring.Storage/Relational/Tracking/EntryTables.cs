using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>The tables of what runs have under keys.</summary>
internal static class EntryTables
{
    public static readonly SqlFragment Metrics = Sql.Fragment($"run_metric_latest");
    public static readonly SqlFragment Params = Sql.Fragment($"run_param");
    public static readonly SqlFragment Tags = Sql.Fragment($"run_tag");

    public static SqlFragment Of(RunEntryKind kind) => kind switch
    {
        RunEntryKind.Metric => Metrics,
        RunEntryKind.Param => Params,
        RunEntryKind.Tag => Tags,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No kind of entries."),
    };

    /// <summary>The keys that the runs of an experiment have: each step of the recursion jumps to the next key in the index, so that the entries between are not read.</summary>
    public static List<string> Keys(Session session, long experiment, RunEntryKind kind, int most)
    {
        SqlFragment table = Of(kind);
        return session.Query(
            $"""
            WITH RECURSIVE found (key) AS (
                SELECT min(key) FROM {table} WHERE experiment_id = {experiment}
                UNION ALL
                SELECT (SELECT min(later.key) FROM {table} AS later WHERE later.experiment_id = {experiment} AND later.key > found.key)
                FROM found WHERE found.key IS NOT NULL)
            SELECT key FROM found WHERE key IS NOT NULL LIMIT {most}
            """,
            static row => row.GetString(0));
    }
}
