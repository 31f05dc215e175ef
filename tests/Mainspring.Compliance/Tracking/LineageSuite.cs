using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Compliance.Tracking;

/// <summary>What the suites of stores beside the runs share: experiments and runs to point at.</summary>
public abstract class LineageSuite
{
    /// <summary>The time at which things happen.</summary>
    protected static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The runs of the same database.</summary>
    protected abstract ITrackingStore Runs { get; }

    /// <summary>Starts a run, and makes its experiment when it is missing.</summary>
    protected async Task<Run> StartAsync(string experiment = "churn") =>
        (await Runs.CreateRunAsync(new() { Experiment = experiment }, RunId.New(), "a run", Start)).ShouldBeOfType<StartOutcome.Started>().Run;

    /// <summary>The number of a new experiment, or of the one of that name.</summary>
    protected async Task<long> ExperimentAsync(string name = "churn") => (await StartAsync(name)).ExperimentId;
}
