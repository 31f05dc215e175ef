using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>What runs and experiments can be filtered and ordered by.</summary>
public static class TrackingGrammars
{
    private const FilterComparison Texts = FilterComparison.Matching | FilterComparison.Membership;
    private const FilterComparison Entries = FilterComparison.Matching | FilterComparison.Presence;

    /// <summary>Runs: their metrics, parameters and tags, their own attributes, and the data sets they used.</summary>
    public static FilterGrammar Runs { get; } = new("Runs", "metrics.accuracy",
    [
        FilterFamily.OfKeys("metrics", FilterValueKind.Number, FilterComparison.Ordering, orders: true, "metric"),
        FilterFamily.OfKeys("params", FilterValueKind.Text, Entries, orders: true, "param", "parameters", "parameter"),
        FilterFamily.OfKeys("tags", FilterValueKind.Text, Entries, orders: true, "tag"),
        FilterFamily.OfAttributes(
        [
            new("run_id", FilterValueKind.Text, Texts) { Spellings = ["run_uuid"] },
            new("run_name", FilterValueKind.Text, Texts) { Spellings = ["run name"] },
            new("status", FilterValueKind.Text, Texts),
            new("user_id", FilterValueKind.Text, Texts) { Spellings = ["user"] },
            new("artifact_uri", FilterValueKind.Text, Texts),
            new("start_time", FilterValueKind.Number, FilterComparison.Ordering) { Spellings = ["created"] },
            new("end_time", FilterValueKind.Number, FilterComparison.Ordering),
        ], "run"),
        FilterFamily.OfFields("datasets",
        [
            new("name", FilterValueKind.Text, Texts) { Orders = false },
            new("digest", FilterValueKind.Text, Texts) { Orders = false },
            new("context", FilterValueKind.Text, Texts) { Orders = false },
        ], "dataset"),
    ]);

    /// <summary>Experiments: their own attributes and tags.</summary>
    public static FilterGrammar Experiments { get; } = new("Experiments", "name",
    [
        FilterFamily.OfAttributes(
        [
            new("name", FilterValueKind.Text, FilterComparison.Matching),
            new("experiment_id", FilterValueKind.Number, FilterComparison.None),
            new("creation_time", FilterValueKind.Number, FilterComparison.Ordering),
            new("last_update_time", FilterValueKind.Number, FilterComparison.Ordering),
        ]),
        FilterFamily.OfKeys("tags", FilterValueKind.Text, Entries, orders: false, "tag"),
    ]);
}
