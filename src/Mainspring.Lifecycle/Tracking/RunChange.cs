namespace Mainspring.Lifecycle.Tracking;

/// <summary>What is to change in a run; null leaves as it is.</summary>
public sealed record RunChange
{
    /// <summary>A new name.</summary>
    public string? Name { get; init; }

    /// <summary>A new status.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
