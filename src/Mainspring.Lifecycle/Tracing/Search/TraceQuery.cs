using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracing.Search;

/// <summary>Which traces shall be listed.</summary>
public sealed record TraceQuery
{
    /// <summary>The experiments to look in; those that do not exist hold nothing.</summary>
    public required IReadOnlyList<long> Experiments { get; init; }

    /// <summary>Which of their traces.</summary>
    public Filter Filter { get; init; } = Filter.Everything;

    /// <summary>In which order; the newest first when nothing else decides.</summary>
    public IReadOnlyList<FilterOrder> Order { get; init; } = [];

    /// <summary>How many at most, from 1.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended, or null for the first page.</summary>
    public TraceCursor? After { get; init; }
}
