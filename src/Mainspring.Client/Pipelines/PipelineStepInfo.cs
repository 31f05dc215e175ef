namespace Mainspring.Client.Pipelines;

/// <summary>A step of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">As that of a run.</param>
/// <param name="Attempts">How often it was started.</param>
/// <param name="Progress">The share that is done, in [0, 1].</param>
/// <param name="Notes">Facts that the step noted, such as the <c>run_id</c> that a training records under.</param>
public sealed record PipelineStepInfo(string Name, string State, int Attempts, double Progress, IReadOnlyDictionary<string, string> Notes)
{
    /// <summary>What is going on, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Why its latest attempt failed, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>When its latest attempt started, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
