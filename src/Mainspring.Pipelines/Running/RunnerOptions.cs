namespace Mainspring.Pipelines.Running;

/// <summary>How a runner works.</summary>
public sealed class RunnerOptions
{
    /// <summary>Runs that are worked on at the same time, at least 1; light ones do not count.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>How long a lease lasts. It is renewed three times as often; a worker that dies is replaced after this time at the latest.</summary>
    public TimeSpan LeaseTerm { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the store is asked for work that nobody announced: leases that are over, runs added by other processes.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether no other process works on this store, so that runs held by others belong to dead processes and are taken up at once.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Hears of failures of the store, which the runner outlives.</summary>
    public Action<Exception>? OnError { get; init; }
}
