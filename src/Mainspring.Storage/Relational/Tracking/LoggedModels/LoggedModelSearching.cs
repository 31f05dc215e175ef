using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Tracking.LoggedModels;

/// <summary>Questions about logged models as conditions on their table.</summary>
internal static class LoggedModelSearching
{
    private const string LongStatus = "LOGGED_MODEL_";

    /// <summary>The condition, order and bounds of a page, with one model more to see whether others follow.</summary>
    public static SqlFragment Condition(LoggedModelQuery query)
    {
        SqlFragment condition = Sql.Fragment($"WHERE deleted_at IS NULL AND experiment_id IN {Sql.List(query.Experiments)}");
        foreach (FilterTerm term in query.Filter.Terms)
        {
            condition = Sql.Fragment($"{condition} AND {Term(term, query.Datasets)}");
        }

        if (query.Datasets.Count > 0 && !query.Filter.Terms.Any(term => term.Subject.Family == "metrics"))
        {
            condition = Sql.Fragment($"{condition} AND EXISTS (SELECT 1 FROM logged_model_metric AS metric WHERE metric.model_no = logged_model.model_no AND {OnAny(query.Datasets)})");
        }

        SqlFragment order = Sql.Fragment($"created_at DESC, model_no DESC");
        foreach (LoggedModelOrder rule in query.OrderBy.Reverse())
        {
            order = Sql.Fragment($"{Order(rule)}, {order}");
        }

        return Sql.Fragment($"{condition} ORDER BY {order} LIMIT {query.Limit + 1} OFFSET {query.Offset}");
    }

    private static SqlFragment Term(FilterTerm term, IReadOnlyList<MetricDataset> datasets) => term.Subject.Family switch
    {
        "params" => Sql.Fragment($"EXISTS (SELECT 1 FROM logged_model_param AS entry WHERE entry.model_no = logged_model.model_no AND entry.key = {term.Subject.Key} AND {Comparison.Of(Sql.Fragment($"entry.value"), term)})"),
        "tags" => Sql.Fragment($"EXISTS (SELECT 1 FROM logged_model_tag AS entry WHERE entry.model_no = logged_model.model_no AND entry.key = {term.Subject.Key} AND {Comparison.Of(Sql.Fragment($"entry.value"), term)})"),
        "metrics" => Sql.Fragment($"""
            EXISTS (
                SELECT 1 FROM logged_model_metric AS metric
                WHERE metric.model_no = logged_model.model_no AND metric.key = {term.Subject.Key} AND {OnAny(datasets)}
                AND metric.is_nan = 0 AND {Comparison.Of(Sql.Fragment($"metric.value"), term)}
            )
            """),
        _ => Comparison.Of(Column(term), term),
    };

    /// <summary>A status may be written as <c>READY</c> or as <c>LOGGED_MODEL_READY</c>.</summary>
    private static SqlFragment Column(FilterTerm term) => term.Subject.Key == "status" && term.Value.ToString()!.Contains(LongStatus, StringComparison.Ordinal)
        ? Sql.Fragment($"('LOGGED_MODEL_' || status)")
        : Column(term.Subject);

    private static SqlFragment Column(FilterSubject subject) => subject.Key switch
    {
        "model_id" => Sql.Fragment($"model_id"),
        "name" => Sql.Fragment($"name"),
        "model_type" => Sql.Fragment($"model_type"),
        "status" => Sql.Fragment($"status"),
        "source_run_id" => Sql.Fragment($"source_run"),
        "experiment_id" => Sql.Fragment($"CAST(experiment_id AS TEXT)"),
        "creation_timestamp" => Sql.Fragment($"created_at"),
        "last_updated_timestamp" => Sql.Fragment($"updated_at"),
        _ => throw new NotSupportedException($"{subject} has no column."),
    };

    private static SqlFragment Order(LoggedModelOrder rule)
    {
        SqlFragment direction = rule.Descending ? Sql.Fragment($"DESC") : Sql.Fragment($"ASC");
        if (rule.By.Family != "metrics")
        {
            SqlFragment column = Column(rule.By);
            return Sql.Fragment($"CASE WHEN {column} IS NULL THEN 1 ELSE 0 END, {column} {direction}");
        }

        return Sql.Fragment($"coalesce({Newest(rule, Sql.Fragment($"is_nan"))}, 2), {Newest(rule, Sql.Fragment($"value"))} {direction}");
    }

    private static SqlFragment Newest(LoggedModelOrder rule, SqlFragment column) => Sql.Fragment($"""
        (
            SELECT metric.{column} FROM logged_model_metric AS metric
            WHERE metric.model_no = logged_model.model_no AND metric.key = {rule.By.Key} AND {OnAny(rule.Dataset is null ? [] : [rule.Dataset])}
            ORDER BY metric.at DESC, metric.step DESC, metric.run_no DESC LIMIT 1
        )
        """);

    private static SqlFragment OnAny(IReadOnlyList<MetricDataset> datasets)
    {
        if (datasets.Count == 0)
        {
            return Sql.Fragment($"1 = 1");
        }

        SqlFragment any = Sql.Fragment($"1 = 0");
        foreach (MetricDataset dataset in datasets)
        {
            any = dataset.Digest is null
                ? Sql.Fragment($"{any} OR metric.dataset_name = {dataset.Name}")
                : Sql.Fragment($"{any} OR (metric.dataset_name = {dataset.Name} AND metric.dataset_digest = {dataset.Digest})");
        }

        return Sql.Fragment($"({any})");
    }
}
