using Mainspring.Pipelines.Definitions;

namespace Mainspring.Pipelines.Tests;

/// <summary>A step that is never run.</summary>
internal sealed class NoWork : IStep
{
    public static StepDefinition Step(string name, params string[] needs) => new(name, new NoWork()) { Needs = needs, MaxAttempts = 2 };

    public Task<StepResult> RunAsync(StepContext context, CancellationToken cancellation) => throw new InvalidOperationException("Nobody runs this step.");
}
