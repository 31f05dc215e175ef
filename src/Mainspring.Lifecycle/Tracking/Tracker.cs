namespace Mainspring.Lifecycle.Tracking;

/// <summary>Records runs: checks what it is given, then keeps it.</summary>
/// <param name="store">Where runs are kept.</param>
/// <param name="time">The clock of starts and ends.</param>
public sealed class Tracker(ITrackingStore store, TimeProvider time)
{
    /// <summary>Starts a run, or says what is wrong with it.</summary>
    public async Task<(Run? Run, IReadOnlyList<Fault> Faults)> StartAsync(NewRun run, CancellationToken cancellation = default)
    {
        IReadOnlyList<Fault> faults = TrackingRules.Check(run);
        if (faults.Count > 0)
        {
            return (null, faults);
        }

        RunId id = RunId.New();
        return (await store.CreateRunAsync(run, id, run.Name ?? RunNames.For(id), time.GetUtcNow(), cancellation), []);
    }

    /// <summary>Records parameters, metrics and tags: all of them, or nothing.</summary>
    public Task<LogOutcome> LogAsync(RunId run, RunLog log, CancellationToken cancellation = default) =>
        TrackingRules.Check(log) is { Count: > 0 } faults ? Refuse(faults) : store.LogAsync(run, log, cancellation);

    /// <summary>Changes a run. A status that ends it sets its end to now, unless the change says when.</summary>
    public Task<LogOutcome> ChangeAsync(RunId run, RunChange change, CancellationToken cancellation = default)
    {
        if (TrackingRules.Check(change) is { Count: > 0 } faults)
        {
            return Refuse(faults);
        }

        bool ends = change.Status is RunStatus.Finished or RunStatus.Failed or RunStatus.Killed;
        return store.ChangeRunAsync(run, ends ? change with { EndedAt = change.EndedAt ?? time.GetUtcNow() } : change, cancellation);
    }

    private static Task<LogOutcome> Refuse(IReadOnlyList<Fault> faults) => Task.FromResult<LogOutcome>(new LogOutcome.Refused(faults));
}
