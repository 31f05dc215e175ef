using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>What logged models can be filtered and ordered by.</summary>
public static class LoggedModelSearch
{
    private const FilterComparison Texts = FilterComparison.Matching | FilterComparison.Membership;

    /// <summary>Their metrics, parameters and tags, and their own attributes.</summary>
    public static FilterGrammar Grammar { get; } = new("Logged models", "metrics.accuracy",
    [
        FilterFamily.OfKeys("metrics", FilterValueKind.Number, FilterComparison.Ordering, orders: true, "metric"),
        FilterFamily.OfKeys("params", FilterValueKind.Text, FilterComparison.Matching, orders: false, "param"),
        FilterFamily.OfKeys("tags", FilterValueKind.Text, FilterComparison.Matching, orders: false, "tag"),
        FilterFamily.OfAttributes(
        [
            new("model_id", FilterValueKind.Text, Texts),
            new("name", FilterValueKind.Text, Texts) { Spellings = ["model_name"] },
            new("model_type", FilterValueKind.Text, Texts),
            new("status", FilterValueKind.Text, Texts),
            new("source_run_id", FilterValueKind.Text, Texts),
            new("experiment_id", FilterValueKind.Text, FilterComparison.Equality | FilterComparison.Membership),
            new("creation_timestamp", FilterValueKind.Number, FilterComparison.Ordering) { Spellings = ["creation_timestamp_ms", "creation_time"] },
            new("last_updated_timestamp", FilterValueKind.Number, FilterComparison.Ordering) { Spellings = ["last_updated_timestamp_ms"] },
        ]),
    ]);
}
