namespace Mainspring.Lifecycle.Tracking;

/// <summary>
/// Where experiments and runs are kept. A write whose task has ended is on the disk. Reads see every write that was acknowledged
/// before. What is given obeys <see cref="TrackingRules"/> already; <see cref="Tracker"/> sees to it.
/// </summary>
public interface ITrackingStore
{
    /// <summary>Keeps a new run, and its experiment when there is none of that name.</summary>
    /// <param name="run">The run.</param>
    /// <param name="id">Its identity, which must be new.</param>
    /// <param name="name">Its name.</param>
    /// <param name="at">When it starts.</param>
    Task<Run> CreateRunAsync(NewRun run, RunId id, string name, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Records what happened in a run: all of it, or nothing.</summary>
    Task<LogOutcome> LogAsync(RunId run, RunLog log, CancellationToken cancellation = default);

    /// <summary>Changes the name, the status or the end of a run.</summary>
    Task<LogOutcome> ChangeRunAsync(RunId run, RunChange change, CancellationToken cancellation = default);

    /// <summary>The run of that identity, deleted or not, or null.</summary>
    Task<Run?> FindRunAsync(RunId run, CancellationToken cancellation = default);

    /// <summary>The run that a person means: its identity, the beginning of it that no other run shares, or its name. Deleted runs are not meant.</summary>
    Task<RunLookup> LookUpRunAsync(string text, CancellationToken cancellation = default);

    /// <summary>A page of runs, newest first.</summary>
    Task<RunPage> ListRunsAsync(RunQuery query, CancellationToken cancellation = default);

    /// <summary>The points of a metric in the order of steps, then time; empty when there are none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="key">The metric.</param>
    /// <param name="most">How many points at most, from the first.</param>
    Task<IReadOnlyList<MetricPoint>> ReadHistoryAsync(RunId run, string key, int most, CancellationToken cancellation = default);

    /// <summary>All experiments, by name.</summary>
    Task<IReadOnlyList<Experiment>> ListExperimentsAsync(CancellationToken cancellation = default);
}
