using Mainspring.Pipelines.Runs;

namespace Mainspring.Pipelines.Definitions;

/// <summary>The work of one step. It may run more than once for one run (after a crash, or a failure worth retrying); its result is kept once.</summary>
public interface IStep
{
    /// <summary>Does the work.</summary>
    /// <returns>How it ended. Throwing counts as a failure that is worth retrying.</returns>
    /// <exception cref="OperationCanceledException">The work stopped because <paramref name="cancellation"/> asked it to.</exception>
    Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation);

    /// <summary>
    /// Tidies up behind attempts that never came to an end, since the processes of their workers died, and that no other will follow. It may
    /// be called more than once for one run. Throwing changes nothing: the step is given up all the same.
    /// </summary>
    /// <param name="context">What the step knew at its last attempt.</param>
    /// <param name="end">As what the step ends, and why.</param>
    Task GiveUpAsync(StepContext context, StepEnd end) => Task.CompletedTask;
}
