using Mainspring.Pipelines.Runs;

namespace Mainspring.Storage.Relational.Pipelines;

/// <summary>Keeps pipeline runs in the metadata database. The clock of the store is that of the process.</summary>
public sealed class PipelineStore(Database database, TimeProvider time) : IPipelineStore
{
    /// <inheritdoc/>
    public Task AddAsync(PipelineRun run) => database.WriteAsync(session =>
    {
        session.Execute($"INSERT INTO pipeline_run (run_id, pipeline, arguments, state, queued_at) VALUES ({run.Id}, {run.Pipeline}, {run.Arguments}, 'queued', {run.QueuedAt})");
        foreach ((int position, StepRun step) in run.Steps.Index())
        {
            session.Execute($"INSERT INTO pipeline_step (run_no, position, name, state) SELECT run_no, {position}, {step.Name}, 'queued' FROM pipeline_run WHERE run_id = {run.Id}");
        }
    });

    /// <inheritdoc/>
    public Task<PipelineRun?> FindAsync(string id) =>
        database.ReadAsync(session => (PipelineRun?)PipelineRows.Load(session, Sql.Fragment($"run_id = {id}"), 1).FirstOrDefault().Run);

    /// <inheritdoc/>
    public Task<PipelineRunPage> ListAsync(PipelineRunQuery query) => database.ReadAsync(session =>
    {
        string? state = query.State is { } wanted ? PipelineRows.Name(wanted) : null;
        SqlFragment filter = Sql.Fragment($"run_no < {query.Before ?? long.MaxValue} AND ({query.Pipeline} IS NULL OR pipeline = {query.Pipeline}) AND ({state} IS NULL OR state = {state})");
        List<(long Number, PipelineRun Run)> rows = PipelineRows.Load(session, filter, query.Limit + 1);
        bool isLast = rows.Count <= query.Limit;
        return new PipelineRunPage([.. rows.Take(query.Limit).Select(row => row.Run)], isLast ? null : rows[query.Limit - 1].Number);
    });

    /// <inheritdoc/>
    public Task<IReadOnlyList<LogLine>> ReadLogAsync(string id, long from, int limit) => database.ReadAsync<IReadOnlyList<LogLine>>(session =>
        session.Query(
            $"SELECT number, at, step, l.text FROM pipeline_log l JOIN pipeline_run USING (run_no) WHERE run_id = {id} AND number >= {from} ORDER BY number LIMIT {limit}",
            row => new LogLine(row.GetInt64(0), row.GetInstant(1), row.GetString(2), row.GetString(3))));

    /// <inheritdoc/>
    public Task<PipelineRun?> ClaimAsync(string owner, IReadOnlyCollection<string> pipelines, IReadOnlyCollection<string> held, TimeSpan term) => database.WriteAsync(session =>
    {
        DateTimeOffset now = time.GetUtcNow();
        long? free = session.QueryNumber($"""
            SELECT run_no FROM pipeline_run
            WHERE state IN ('queued', 'running') AND (state = 'queued' OR lease_until <= {now})
              AND pipeline IN {Sql.List(pipelines)} AND run_id NOT IN {Sql.List(held)}
            ORDER BY run_no LIMIT 1
            """);
        if (free is null)
        {
            return null;
        }

        session.Execute($"""
            UPDATE pipeline_run
            SET state = 'running', lease_owner = {owner}, lease_epoch = lease_epoch + 1, lease_until = {now + term}, started_at = coalesce(started_at, {now})
            WHERE run_no = {free}
            """);
        return PipelineRows.Load(session, Sql.Fragment($"run_no = {free}"), 1)[0].Run;
    });

    /// <inheritdoc/>
    public Task<LeaseAnswer> RenewAsync(Lease lease, TimeSpan term) => database.WriteAsync(session =>
    {
        long? cancel = session.QueryNumber($"UPDATE pipeline_run SET lease_until = {time.GetUtcNow() + term} WHERE {Held(lease)} RETURNING cancel_requested");
        return cancel switch { null => LeaseAnswer.Lost, 0 => LeaseAnswer.Kept, _ => LeaseAnswer.CancelRequested };
    });

    /// <inheritdoc/>
    public Task<int> ExpireOthersAsync(string owner) =>
        database.WriteAsync(session => session.Execute($"UPDATE pipeline_run SET lease_until = 0 WHERE state = 'running' AND lease_owner <> {owner}"));

    /// <inheritdoc/>
    public Task<bool> StartStepAsync(Lease lease, string step) => database.WriteAsync(session => session.Execute($"""
        UPDATE pipeline_step
        SET state = 'running', attempts = attempts + 1, progress = 0, text = NULL, started_at = {time.GetUtcNow()}
        WHERE name = {step} AND state IN ('queued', 'running') AND run_no = (SELECT run_no FROM pipeline_run WHERE {Held(lease)})
        """) == 1);

    /// <inheritdoc/>
    public Task<bool> ReportAsync(Lease lease, string step, StepReport report) => database.WriteAsync(session =>
    {
        SqlFragment running = Sql.Fragment($"name = {step} AND state = 'running' AND run_no = (SELECT run_no FROM pipeline_run WHERE {Held(lease)})");
        if (session.QueryFirst($"SELECT notes FROM pipeline_step WHERE {running}", static row => row.GetString(0)) is not { } notes)
        {
            return false;
        }

        session.Execute($"""
            UPDATE pipeline_step
            SET progress = coalesce({report.Progress}, progress), text = coalesce({report.Text}, text), notes = {Merge(notes, report.Notes)}
            WHERE {running}
            """);
        Append(session, lease.RunId, step, report.Lines);
        return true;
    });

    /// <inheritdoc/>
    public Task<bool> EndStepAsync(Lease lease, string step, StepEnd end) => database.WriteAsync(session => session.Execute($"""
        UPDATE pipeline_step
        SET state = {PipelineRows.Name(end.State)}, reason = {end.Reason}, result = {end.Result},
            progress = CASE {end.State == RunState.Succeeded} WHEN 1 THEN 1.0 ELSE progress END,
            ended_at = CASE {end.State.IsFinal()} WHEN 1 THEN {time.GetUtcNow()} END
        WHERE name = {step} AND state IN ('queued', 'running') AND run_no = (SELECT run_no FROM pipeline_run WHERE {Held(lease)})
        """) == 1);

    /// <inheritdoc/>
    public Task<bool> EndAsync(Lease lease, RunState state, string? reason) => database.WriteAsync(session =>
    {
        DateTimeOffset now = time.GetUtcNow();
        long? run = session.QueryNumber($"UPDATE pipeline_run SET state = {PipelineRows.Name(state)}, reason = {reason}, ended_at = {now}, lease_until = NULL WHERE {Held(lease)} RETURNING run_no");
        session.Execute($"UPDATE pipeline_step SET state = 'cancelled', ended_at = {now} WHERE run_no = {run} AND state IN ('queued', 'running')");
        return run is not null;
    });

    /// <inheritdoc/>
    public Task<bool> ReleaseAsync(Lease lease) => database.WriteAsync(session =>
    {
        long? run = session.QueryNumber($"UPDATE pipeline_run SET state = 'queued', lease_until = NULL WHERE {Held(lease)} RETURNING run_no");
        session.Execute($"UPDATE pipeline_step SET state = 'queued', attempts = attempts - 1 WHERE run_no = {run} AND state = 'running'");
        return run is not null;
    });

    /// <inheritdoc/>
    public Task<CancelAnswer> CancelAsync(string id) => database.WriteAsync(session =>
    {
        DateTimeOffset now = time.GetUtcNow();
        long? waiting = session.QueryNumber($"UPDATE pipeline_run SET state = 'cancelled', cancel_requested = 1, reason = 'Cancelled before it started.', ended_at = {now} WHERE run_id = {id} AND state = 'queued' RETURNING run_no");
        if (waiting is not null)
        {
            session.Execute($"UPDATE pipeline_step SET state = 'cancelled', ended_at = {now} WHERE run_no = {waiting} AND state = 'queued'");
            return CancelAnswer.Cancelled;
        }

        if (session.Execute($"UPDATE pipeline_run SET cancel_requested = 1 WHERE run_id = {id} AND state = 'running'") == 1)
        {
            return CancelAnswer.Requested;
        }

        return session.QueryNumber($"SELECT 1 FROM pipeline_run WHERE run_id = {id}") is null ? CancelAnswer.NotFound : CancelAnswer.AlreadyEnded;
    });

    private static SqlFragment Held(Lease lease) => Sql.Fragment($"run_id = {lease.RunId} AND state = 'running' AND lease_epoch = {lease.Epoch}");

    private static string Merge(string kept, IReadOnlyDictionary<string, string> notes)
    {
        Dictionary<string, string> merged = PipelineRows.ReadNotes(kept);
        foreach ((string name, string value) in notes)
        {
            merged[name] = value;
        }

        return PipelineRows.Write(merged);
    }

    private static void Append(Session session, string id, string step, IReadOnlyList<LogEntry> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        long run = session.QueryNumber($"SELECT run_no FROM pipeline_run WHERE run_id = {id}")!.Value;
        long next = session.QueryNumber($"SELECT max(number) + 1 FROM pipeline_log WHERE run_no = {run}") ?? 0;
        foreach (LogEntry line in lines)
        {
            session.Execute($"INSERT INTO pipeline_log (run_no, number, at, step, text) VALUES ({run}, {next++}, {line.At}, {step}, {line.Text})");
        }
    }
}
