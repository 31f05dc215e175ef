namespace Mainspring.Pipelines.Runs;

/// <summary>
/// The right of one worker to change a run. Each taking of a run raises its epoch, so that a worker which was away too long (stopped,
/// cut off) finds its own epoch outdated and cannot commit.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="Owner">The worker, unique for each start of a process.</param>
/// <param name="Epoch">How often the run was taken, from 1.</param>
/// <param name="Until">When others may take the run, by the clock of the store.</param>
public sealed record Lease(string RunId, string Owner, long Epoch, DateTimeOffset Until);
