using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracing.Measures;

/// <summary>A measurement over traces: one metric in groups.</summary>
public sealed record MeasureQuery
{
    /// <summary>The experiments to look in.</summary>
    public required IReadOnlyList<long> Experiments { get; init; }

    /// <summary>What is measured.</summary>
    public required MeasureView View { get; init; }

    /// <summary>The metric, one of <see cref="MeasureCatalogue"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>What the groups differ in, each of <see cref="MeasureCatalogue"/>.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>Conditions that all must hold, of <see cref="MeasureCatalogue.Filters"/>.</summary>
    public IReadOnlyList<FilterTerm> Conditions { get; init; } = [];

    /// <summary>The percentiles wanted, each from 0 to 100.</summary>
    public IReadOnlyList<double> Percentiles { get; init; } = [];

    /// <summary>How long one group in time is, or null for no groups in time.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Only what started at this moment or later, or null.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only what started at this moment or earlier, or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many groups come before the first one wanted.</summary>
    public long Skip { get; init; }

    /// <summary>How many groups at most.</summary>
    public int Limit { get; init; } = 1000;
}
