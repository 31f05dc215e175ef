using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>Which page of evaluation data sets is asked for.</summary>
public sealed record EvaluationDatasetQuery
{
    /// <summary>The numbers of the experiments that the sets belong to; empty for all sets.</summary>
    public IReadOnlyList<long> Experiments { get; init; } = [];

    /// <summary>Which sets are meant, in the language of <see cref="EvaluationDatasetSearch.Grammar"/>.</summary>
    public Filter Filter { get; init; } = Filter.Everything;

    /// <summary>The order; after it the newest come first.</summary>
    public IReadOnlyList<FilterOrder> OrderBy { get; init; } = [];

    /// <summary>How many sets to pass over.</summary>
    public int Offset { get; init; }

    /// <summary>How many sets at most.</summary>
    public int Limit { get; init; } = 1000;
}
