namespace Mainspring.Pipelines.Processes;

/// <summary>How a child process ended. Closed; a cancelled child throws <see cref="OperationCanceledException"/> instead.</summary>
public abstract record ChildOutcome
{
    private ChildOutcome()
    {
    }

    /// <summary>It exited with code 0.</summary>
    /// <param name="Output">What it wrote to standard output.</param>
    public sealed record Finished(string Output) : ChildOutcome;

    /// <summary>It ended otherwise.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    /// <param name="ExitCode">Its exit code, or null when a signal ended it.</param>
    public sealed record Failed(string Reason, int? ExitCode) : ChildOutcome;
}
