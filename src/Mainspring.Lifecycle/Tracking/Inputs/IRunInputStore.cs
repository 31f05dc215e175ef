namespace Mainspring.Lifecycle.Tracking.Inputs;

/// <summary>
/// Where it is kept what went into runs and what came out. A write whose task has ended is on the disk. What is given obeys
/// <see cref="InputRules"/> already; <see cref="InputLog"/> sees to it.
/// </summary>
public interface IRunInputStore
{
    /// <summary>Adds inputs to a run: all of them, or nothing. One that the run has already stays as it is.</summary>
    Task<LogOutcome> LogInputsAsync(RunId run, RunInputs inputs, CancellationToken cancellation = default);

    /// <summary>Adds models to what a run made. One that it has already gets the new step.</summary>
    Task<LogOutcome> LogOutputsAsync(RunId run, IReadOnlyList<ModelOutput> outputs, CancellationToken cancellation = default);

    /// <summary>The data that the runs of some experiments used, each once for each use, the newest first. Deleted runs do not count.</summary>
    /// <param name="experiments">The numbers of the experiments.</param>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<DatasetSummary>> SummarizeAsync(IReadOnlyList<long> experiments, int most, CancellationToken cancellation = default);
}
