namespace Mainspring.Pipelines.Definitions;

/// <summary>How an attempt at a step ended.</summary>
public abstract record StepResult
{
    private StepResult()
    {
    }

    /// <summary>The work is done.</summary>
    /// <param name="Json">What came out, as one JSON document, or null. Later steps and readers of the run see it.</param>
    public sealed record Succeeded(string? Json = null) : StepResult;

    /// <summary>The work cannot be done.</summary>
    /// <param name="Reason">Why, in a sentence for the person who started the run.</param>
    /// <param name="WorthRetrying">Whether another attempt may end better: false for bad arguments or a crash of the work itself.</param>
    public sealed record Failed(string Reason, bool WorthRetrying = false) : StepResult;
}
