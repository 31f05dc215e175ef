using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Storage.Tests.Pipelines;

/// <summary>A step that runs a delegate, and another one when it is given up.</summary>
internal sealed class StepWork(Func<StepContext, CancellationToken, Task<StepResult>> work, Action<StepContext, StepEnd>? giveUp = null) : IStep
{
    /// <summary>Works until it is told to stop.</summary>
    public static async Task<StepResult> Endless(StepContext context, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException("This delay has no end.");
    }

    public Task GiveUpAsync(StepContext context, StepEnd end)
    {
        giveUp?.Invoke(context, end);
        return Task.CompletedTask;
    }

    public Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation) => work(context, cancellation);
}
