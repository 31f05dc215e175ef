namespace Mainspring.Pipelines.Runs;

/// <summary>
/// Keeps runs. Each change is one short transaction that compares id, state and lease epoch before it sets anything: an answer of
/// false means that nothing was changed because another worker has the run by now, or it has ended. The clock is that of the store.
/// </summary>
public interface IPipelineStore
{
    /// <summary>Adds a run that waits.</summary>
    Task AddAsync(PipelineRun run);

    /// <summary>The run of an id, or null.</summary>
    Task<PipelineRun?> FindAsync(string id);

    /// <summary>A page of runs, newest first.</summary>
    Task<PipelineRunPage> ListAsync(PipelineRunQuery query);

    /// <summary>A part of a log: the lines with numbers from <paramref name="from"/> on. Empty when there are none, or no such run.</summary>
    Task<IReadOnlyList<LogLine>> ReadLogAsync(string id, long from, int limit);

    /// <summary>Takes the oldest run that waits, or whose lease is over, and raises its epoch.</summary>
    /// <param name="owner">The worker that takes it.</param>
    /// <param name="pipelines">The pipelines that the worker knows; other runs are left alone.</param>
    /// <param name="held">Runs that the worker itself works on and will not take again, however its clock jumped.</param>
    /// <param name="term">How long the lease lasts.</param>
    /// <returns>The run, with its lease, or null when there is nothing to do.</returns>
    Task<PipelineRun?> ClaimAsync(string owner, IReadOnlyCollection<string> pipelines, IReadOnlyCollection<string> held, TimeSpan term);

    /// <summary>Prolongs a lease.</summary>
    Task<LeaseAnswer> RenewAsync(Lease lease, TimeSpan term);

    /// <summary>Ends the leases of all other workers at once. Only for a worker that knows itself to be alone, such as the one that holds a workspace's lock.</summary>
    /// <returns>How many runs became free.</returns>
    Task<int> ExpireOthersAsync(string owner);

    /// <summary>Records that an attempt at a step starts: one attempt more, its progress zero.</summary>
    Task<bool> StartStepAsync(Lease lease, string step);

    /// <summary>Records what a running step told.</summary>
    Task<bool> ReportAsync(Lease lease, string step, StepReport report);

    /// <summary>Records the end of an attempt at a running step, or of a step that will not be started again.</summary>
    Task<bool> EndStepAsync(Lease lease, string step, StepEnd end);

    /// <summary>Ends the run for good. Steps that have not ended are cancelled.</summary>
    Task<bool> EndAsync(Lease lease, RunState state, string? reason);

    /// <summary>Hands the run back: it waits again, and a running step counts as not started.</summary>
    Task<bool> ReleaseAsync(Lease lease);

    /// <summary>Asks to cancel a run. One that waits is cancelled at once.</summary>
    Task<CancelAnswer> CancelAsync(string id);
}
