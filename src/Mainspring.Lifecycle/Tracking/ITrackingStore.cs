using Mainspring.Lifecycle.Identity;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>
/// Where runs are kept. A write whose task has ended is on the disk. Reads see every write that was acknowledged
/// before. What is given obeys <see cref="TrackingRules"/> already; <see cref="Tracker"/> sees to it.
/// </summary>
public interface ITrackingStore
{
    /// <summary>Keeps a new run, and its experiment when it is named and there is none of that name.</summary>
    /// <param name="run">The run.</param>
    /// <param name="id">Its identity, which must be new.</param>
    /// <param name="name">Its name.</param>
    /// <param name="at">When it starts, unless the run says so.</param>
    Task<StartOutcome> CreateRunAsync(NewRun run, RunId id, string name, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Records what happened in a run: all of it, or nothing.</summary>
    Task<LogOutcome> LogAsync(RunId run, RunLog log, CancellationToken cancellation = default);

    /// <summary>Changes the name, the status or the end of a run.</summary>
    Task<LogOutcome> ChangeRunAsync(RunId run, RunChange change, CancellationToken cancellation = default);

    /// <summary>Takes a tag away.</summary>
    Task<LogOutcome> DeleteTagAsync(RunId run, string key, CancellationToken cancellation = default);

    /// <summary>Deletes a run, which can be restored; one that is deleted already stays as it is.</summary>
    Task<LogOutcome> DeleteRunAsync(RunId run, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Restores a deleted run; one that is not deleted stays as it is.</summary>
    Task<LogOutcome> RestoreRunAsync(RunId run, CancellationToken cancellation = default);

    /// <summary>Moves a run to another experiment. Its files stay where they are.</summary>
    Task<LogOutcome> MoveRunAsync(RunId run, long experiment, CancellationToken cancellation = default);

    /// <summary>The run of that identity, deleted or not, or null.</summary>
    Task<Run?> FindRunAsync(RunId run, CancellationToken cancellation = default);

    /// <summary>The run that a person means: its identity, the beginning of it that no other run shares, or its name. Deleted runs are not meant.</summary>
    /// <param name="text">What the person wrote.</param>
    /// <param name="seen">The experiments, by id, whose runs may be shown; null for all.</param>
    Task<RunLookup> LookUpRunAsync(string text, Sight? seen = null, CancellationToken cancellation = default);

    /// <summary>A page of runs.</summary>
    Task<RunPage> ListRunsAsync(RunQuery query, CancellationToken cancellation = default);

    /// <summary>The keys that runs of an experiment have, by name.</summary>
    /// <param name="experiment">The number of the experiment.</param>
    /// <param name="kind">Which kind of entries.</param>
    /// <param name="most">How many keys at most.</param>
    Task<IReadOnlyList<string>> ListKeysAsync(long experiment, RunEntryKind kind, int most, CancellationToken cancellation = default);

    /// <summary>The points of a metric; none when there are none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="key">The metric.</param>
    /// <param name="most">How many points at most.</param>
    /// <param name="after">The last point of the page before, or null for the first page.</param>
    Task<MetricPage> ReadHistoryAsync(RunId run, string key, int most, MetricPoint? after = null, CancellationToken cancellation = default);

    /// <summary>The steps of a metric in order, each once.</summary>
    /// <param name="run">The run.</param>
    /// <param name="key">The metric.</param>
    /// <param name="from">The first step that is meant.</param>
    /// <param name="to">The last step that is meant.</param>
    Task<IReadOnlyList<long>> ListStepsAsync(RunId run, string key, long from, long to, CancellationToken cancellation = default);

    /// <summary>The points of a metric at some steps, in order.</summary>
    Task<IReadOnlyList<MetricPoint>> ReadStepsAsync(RunId run, string key, IReadOnlyList<long> steps, int most, CancellationToken cancellation = default);

    /// <summary>All experiments that are not deleted, by name.</summary>
    Task<IReadOnlyList<ExperimentSummary>> ListExperimentsAsync(CancellationToken cancellation = default);
}
