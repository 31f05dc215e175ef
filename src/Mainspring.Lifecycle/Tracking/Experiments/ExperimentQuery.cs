using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Identity;

namespace Mainspring.Lifecycle.Tracking.Experiments;

/// <summary>Which page of experiments is asked for.</summary>
public sealed record ExperimentQuery
{
    /// <summary>The most experiments of a page.</summary>
    public const int LargestPage = 50_000;

    /// <summary>Those, by id, that may be shown.</summary>
    public Sight Seen { get; init; } = Sight.Everything;

    /// <summary>Which of them, in the grammar of <see cref="TrackingGrammars.Experiments"/>.</summary>
    public Filter Filter { get; init; } = Filter.Everything;

    /// <summary>In which order. Between equals, and without any, the one that was made last comes first.</summary>
    public IReadOnlyList<FilterOrder> Order { get; init; } = [];

    /// <summary>Whether deleted ones are meant.</summary>
    public Stage Stage { get; init; }

    /// <summary>How many at most: 1 to <see cref="LargestPage"/>.</summary>
    public int Limit { get; init; } = 1000;

    /// <summary>How many come before the page.</summary>
    public int Skip { get; init; }
}
