using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>Which page of logged models is asked for. Deleted ones are left out.</summary>
public sealed record LoggedModelQuery
{
    /// <summary>The numbers of the experiments to look in.</summary>
    public required IReadOnlyList<long> Experiments { get; init; }

    /// <summary>Which models are meant, in the language of <see cref="LoggedModelSearch.Grammar"/>.</summary>
    public Filter Filter { get; init; } = Filter.Everything;

    /// <summary>
    /// When there are any: conditions on metrics look at values on one of these data sets, and without such conditions only models
    /// that have a value on one of them are meant.
    /// </summary>
    public IReadOnlyList<MetricDataset> Datasets { get; init; } = [];

    /// <summary>The order; after it the newest come first.</summary>
    public IReadOnlyList<LoggedModelOrder> OrderBy { get; init; } = [];

    /// <summary>How many models to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>How many models at most, up to <see cref="LoggedModelRules.LargestPage"/>.</summary>
    public int Limit { get; init; } = 50;
}
