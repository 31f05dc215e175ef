namespace Mainspring.Pipelines.Definitions;

/// <summary>The work of one step. It may run more than once for one run (after a crash, or a failure worth retrying); its result is kept once.</summary>
public interface IStep
{
    /// <summary>Does the work.</summary>
    /// <returns>How it ended. Throwing counts as a failure that is worth retrying.</returns>
    /// <exception cref="OperationCanceledException">The work stopped because <paramref name="cancellation"/> asked it to.</exception>
    Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation);
}
