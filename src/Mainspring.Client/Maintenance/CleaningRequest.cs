namespace Mainspring.Client.Maintenance;

/// <summary>What to remove for good.</summary>
public sealed record CleaningRequest
{
    /// <summary>Runs and experiments go that were deleted longer ago than this, in seconds. 30 days unless told otherwise.</summary>
    public long OlderThanSeconds { get; init; } = 30L * 24 * 3600;

    /// <summary>Contents go that nothing names and that were put longer ago than this, in seconds. A day unless told otherwise: an upload may still get its name.</summary>
    public long GraceSeconds { get; init; } = 24L * 3600;

    /// <summary>Whether to count only.</summary>
    public bool DryRun { get; init; }
}
