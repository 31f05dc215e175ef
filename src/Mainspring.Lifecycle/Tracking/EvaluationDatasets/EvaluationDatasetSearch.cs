using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>What evaluation data sets can be filtered and ordered by.</summary>
public static class EvaluationDatasetSearch
{
    /// <summary>Their own attributes and tags.</summary>
    public static FilterGrammar Grammar { get; } = new("Data sets", "name",
    [
        FilterFamily.OfAttributes(
        [
            new("name", FilterValueKind.Text, FilterComparison.Matching),
            new("created_by", FilterValueKind.Text, FilterComparison.Matching),
            new("last_updated_by", FilterValueKind.Text, FilterComparison.Matching),
            new("created_time", FilterValueKind.Number, FilterComparison.Ordering),
            new("last_update_time", FilterValueKind.Number, FilterComparison.Ordering),
        ]),
        FilterFamily.OfKeys("tags", FilterValueKind.Text, FilterComparison.Matching, orders: false, "tag"),
    ]);
}
