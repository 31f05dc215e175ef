using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Tracking.EvaluationDatasets;

/// <summary>Questions about evaluation data sets as conditions on their table.</summary>
internal static class EvaluationDatasetSearching
{
    /// <summary>The condition, order and bounds of a page, with one set more to see whether others follow.</summary>
    public static SqlFragment Condition(EvaluationDatasetQuery query)
    {
        SqlFragment condition = query.Experiments.Count == 0
            ? Sql.Fragment($"WHERE 1 = 1")
            : Sql.Fragment($"WHERE dataset_no IN (SELECT dataset_no FROM evaluation_dataset_experiment WHERE experiment_id IN {Sql.List(query.Experiments)})");
        foreach (FilterTerm term in query.Filter.Terms)
        {
            condition = Sql.Fragment($"{condition} AND {Term(term)}");
        }

        SqlFragment order = Sql.Fragment($"created_at DESC, dataset_no DESC");
        foreach (FilterOrder rule in query.OrderBy.Reverse())
        {
            SqlFragment column = Column(rule.Subject);
            order = rule.Descending
                ? Sql.Fragment($"CASE WHEN {column} IS NULL THEN 1 ELSE 0 END, {column} DESC, {order}")
                : Sql.Fragment($"CASE WHEN {column} IS NULL THEN 1 ELSE 0 END, {column}, {order}");
        }

        return Sql.Fragment($"{condition} ORDER BY {order} LIMIT {query.Limit + 1} OFFSET {query.Offset}");
    }

    private static SqlFragment Term(FilterTerm term) => term.Subject.Family == "tags"
        ? Sql.Fragment($"EXISTS (SELECT 1 FROM evaluation_dataset_tag AS tag WHERE tag.dataset_no = evaluation_dataset.dataset_no AND tag.key = {term.Subject.Key} AND {Comparison.Of(Sql.Fragment($"tag.value"), term)})")
        : Comparison.Of(Column(term.Subject), term);

    private static SqlFragment Column(FilterSubject subject) => subject.Key switch
    {
        "name" => Sql.Fragment($"name"),
        "created_by" => Sql.Fragment($"created_by"),
        "last_updated_by" => Sql.Fragment($"updated_by"),
        "created_time" => Sql.Fragment($"created_at"),
        "last_update_time" => Sql.Fragment($"updated_at"),
        _ => throw new NotSupportedException($"{subject} has no column."),
    };
}
