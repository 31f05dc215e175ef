namespace Mainspring.Pipelines.Definitions;

/// <summary>One step of a pipeline.</summary>
/// <param name="Name">Its name, unique in the pipeline.</param>
/// <param name="Work">What it does.</param>
public sealed record StepDefinition(string Name, IStep Work)
{
    /// <summary>The steps that must have succeeded before this one starts.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>How often the step is started at most in one run, crashes of its process included. At least 1.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>The pause before the second attempt; each further one is twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
