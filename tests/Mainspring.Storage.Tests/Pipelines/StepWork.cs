using Mainspring.Pipelines.Definitions;

namespace Mainspring.Storage.Tests.Pipelines;

/// <summary>A step that runs a delegate.</summary>
internal sealed class StepWork(Func<StepContext, CancellationToken, Task<StepResult>> work) : IStep
{
    /// <summary>Works until it is told to stop.</summary>
    public static async Task<StepResult> Endless(StepContext context, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException("This delay has no end.");
    }

    public Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation) => work(context, cancellation);
}
