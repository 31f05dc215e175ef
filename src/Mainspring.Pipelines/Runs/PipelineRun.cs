namespace Mainspring.Pipelines.Runs;

/// <summary>One run of a pipeline, as it stood at one moment.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Pipeline">The name of the pipeline.</param>
/// <param name="Arguments">The arguments: a JSON object.</param>
/// <param name="QueuedAt">When it was asked for.</param>
/// <param name="Steps">The steps, in the order in which they run.</param>
public sealed record PipelineRun(string Id, string Pipeline, string Arguments, DateTimeOffset QueuedAt, IReadOnlyList<StepRun> Steps)
{
    /// <summary>Where it stands.</summary>
    public RunState State { get; init; }

    /// <summary>Why it failed or was cancelled, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether somebody asked to cancel it.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>When a worker took it first.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The latest lease on it, which may be over, or null when no worker ever took it.</summary>
    public Lease? Lease { get; init; }

    /// <summary>The share of the steps that is done, in [0, 1].</summary>
    public double Progress => Steps.Average(step => step.State == RunState.Succeeded ? 1 : step.Progress);

    /// <summary>The result of the last step, as JSON, or null.</summary>
    public string? Result => Steps[^1].Result;
}
