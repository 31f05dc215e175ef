using System.Data.Common;
using System.Text.Json;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Storage.Relational.Pipelines;

/// <summary>Rows of the tables of pipelines as values.</summary>
internal static class PipelineRows
{
    /// <summary>The runs that match, newest first, with their place in the order.</summary>
    public static List<(long Number, PipelineRun Run)> Load(Session session, SqlFragment filter, int limit)
    {
        List<(long Number, PipelineRun Run)> runs = session.Query(
            $"""
            SELECT run_no, run_id, pipeline, arguments, queued_at, state, reason, cancel_requested, started_at, ended_at, lease_owner, lease_epoch, lease_until
            FROM pipeline_run WHERE {filter} ORDER BY run_no DESC LIMIT {limit}
            """,
            row => (row.GetInt64(0), ReadRun(row)));
        return [.. runs.Select(run => (run.Number, run.Run with { Steps = LoadSteps(session, run.Number) }))];
    }

    public static string Name(RunState state) => state switch
    {
        RunState.Queued => "queued",
        RunState.Running => "running",
        RunState.Succeeded => "succeeded",
        RunState.Failed => "failed",
        RunState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "This is no state of a run."),
    };

    public static Dictionary<string, string> ReadNotes(string notes) => JsonSerializer.Deserialize(notes, PipelineJson.Default.DictionaryStringString)!;

    public static string Write(IReadOnlyDictionary<string, string> notes) => JsonSerializer.Serialize(notes, PipelineJson.Default.IReadOnlyDictionaryStringString);

    private static PipelineRun ReadRun(DbDataReader row) => new(row.GetString(1), row.GetString(2), row.GetString(3), row.GetInstant(4), [])
    {
        State = State(row.GetString(5)),
        Reason = row.GetStringOrNull(6),
        CancelRequested = row.GetFlag(7),
        StartedAt = row.GetInstantOrNull(8),
        EndedAt = row.GetInstantOrNull(9),
        Lease = row.GetStringOrNull(10) is { } owner ? new(row.GetString(1), owner, row.GetInt64(11), row.GetInstantOrNull(12) ?? DateTimeOffset.UnixEpoch) : null,
    };

    private static List<StepRun> LoadSteps(Session session, long run) => session.Query(
        $"SELECT name, state, attempts, progress, text, reason, result, notes, started_at, ended_at FROM pipeline_step WHERE run_no = {run} ORDER BY position",
        row => new StepRun(row.GetString(0))
        {
            State = State(row.GetString(1)),
            Attempts = row.GetInt32(2),
            Progress = row.GetDouble(3),
            Text = row.GetStringOrNull(4),
            Reason = row.GetStringOrNull(5),
            Result = row.GetStringOrNull(6),
            Notes = ReadNotes(row.GetString(7)),
            StartedAt = row.GetInstantOrNull(8),
            EndedAt = row.GetInstantOrNull(9),
        });

    private static RunState State(string name) => Enum.Parse<RunState>(name, ignoreCase: true);
}
