namespace Mainspring.Lifecycle.Tracking;

/// <summary>Records runs: checks what it is given, then keeps it.</summary>
/// <param name="store">Where runs are kept.</param>
/// <param name="time">The clock of starts and ends.</param>
public sealed class Tracker(ITrackingStore store, TimeProvider time)
{
    /// <summary>Starts a run, or says what is wrong with it.</summary>
    public async Task<StartOutcome> StartAsync(NewRun run, CancellationToken cancellation = default)
    {
        (IReadOnlyDictionary<string, string> tags, string? tagged) = RunTags.TakeName(run.Tags);
        if (run.Name is { Length: > 0 } given && tagged is not null && tagged != given)
        {
            return new StartOutcome.Refused([new("/tags/" + RunTags.Name, $"The run has the name '{given}' and another one, '{tagged}', in its tag {RunTags.Name}.")]);
        }

        run = run with { Tags = tags, Name = run.Name is "" or null ? tagged : run.Name, User = run.User ?? tags.GetValueOrDefault(RunTags.User) };
        if (TrackingRules.Check(run) is { Count: > 0 } faults)
        {
            return new StartOutcome.Refused(faults);
        }

        var id = RunId.New();
        return await store.CreateRunAsync(run, id, run.Name ?? RunNames.For(id), time.GetUtcNow(), cancellation);
    }

    /// <summary>Records parameters, metrics and tags: all of them, or nothing. The tag <c>mlflow.runName</c> names the run.</summary>
    public Task<LogOutcome> LogAsync(RunId run, RunLog log, CancellationToken cancellation = default)
    {
        (IReadOnlyDictionary<string, string> tags, string? name) = RunTags.TakeName(log.Tags);
        log = log with { Tags = tags, Name = name ?? log.Name };
        return TrackingRules.Check(log) is { Count: > 0 } faults ? Refuse(faults) : store.LogAsync(run, log, cancellation);
    }

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

    /// <summary>Deletes a run, until it is restored or removed for good.</summary>
    public Task<LogOutcome> DeleteAsync(RunId run, CancellationToken cancellation = default) => store.DeleteRunAsync(run, time.GetUtcNow(), cancellation);

    private static Task<LogOutcome> Refuse(IReadOnlyList<Fault> faults) => Task.FromResult<LogOutcome>(new LogOutcome.Refused(faults));
}
