namespace Mainspring.Lifecycle.Tracing.Search;

/// <summary>Which traces of an experiment shall be deleted: those that meet every condition that is given, the oldest first.</summary>
public sealed record TraceDeletion
{
    /// <summary>The experiment.</summary>
    public required long ExperimentId { get; init; }

    /// <summary>Only traces that started at this moment or before, or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>At most so many, or null.</summary>
    public int? Most { get; init; }

    /// <summary>Only these, or null.</summary>
    public IReadOnlyList<TraceId>? Ids { get; init; }
}
