namespace Mainspring.Pipelines.Runs;

/// <summary>A step of a run.</summary>
/// <param name="Name">The name of the step.</param>
public sealed record StepRun(string Name)
{
    /// <summary>Where it stands.</summary>
    public RunState State { get; init; }

    /// <summary>How often it was started.</summary>
    public int Attempts { get; init; }

    /// <summary>The share that is done, in [0, 1].</summary>
    public double Progress { get; init; }

    /// <summary>What is going on, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Why the latest attempt failed, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What came out, as JSON, or null.</summary>
    public string? Result { get; init; }

    /// <summary>Facts that the step noted, such as ids of what it wrote elsewhere.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>When the latest attempt started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the step ended for good.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
