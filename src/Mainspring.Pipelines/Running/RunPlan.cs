using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Pipelines.Running;

/// <summary>What a worker does next with a run. Closed.</summary>
public abstract record RunPlan
{
    private RunPlan()
    {
    }

    /// <summary>Start an attempt at a step.</summary>
    public sealed record Start(StepDefinition Step) : RunPlan;

    /// <summary>Give a step up: every attempt that it may have was started, and none of them came to an end.</summary>
    public sealed record Park(StepDefinition Step, string Reason) : RunPlan;

    /// <summary>End the run.</summary>
    public sealed record End(RunState State, string? Reason) : RunPlan;

    /// <summary>Decides from what the store says about a run that a worker holds.</summary>
    public static RunPlan Next(PipelineDefinition pipeline, PipelineRun run)
    {
        if (run.Steps.All(step => step.State == RunState.Succeeded))
        {
            return new End(RunState.Succeeded, null);
        }

        if (run.CancelRequested)
        {
            return new End(RunState.Cancelled, "Cancelled on request.");
        }

        if (!run.Steps.Select(step => step.Name).SequenceEqual(pipeline.Steps.Select(step => step.Name)))
        {
            return new End(RunState.Failed, $"The steps of pipeline '{pipeline.Name}' changed since this run was asked for; start a new run.");
        }

        if (run.Steps.FirstOrDefault(step => step.State is RunState.Failed or RunState.Cancelled) is { } broken)
        {
            return new End(RunState.Failed, broken.Reason);
        }

        int next = run.Steps.Index().First(step => step.Item.State != RunState.Succeeded).Index;
        return StartOrPark(pipeline.Steps[next], run.Steps[next]);
    }

    // A step that the store calls running is one whose worker died: the worker that asks holds the run, and starts nothing twice.
    private static RunPlan StartOrPark(StepDefinition step, StepRun state) => state.Attempts < step.MaxAttempts
        ? new Start(step)
        : new Park(step, $"Step '{step.Name}' was started {state.Attempts} times and its process died each time; it was given up.{(state.Reason is null ? "" : " Before that: " + state.Reason)}");
}
