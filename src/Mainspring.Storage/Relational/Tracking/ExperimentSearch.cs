using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>Searches experiments.</summary>
internal static class ExperimentSearch
{
    public static ExperimentPage Find(Session session, ExperimentQuery query)
    {
        SqlFragment conditions = Conditions.All(query.Filter.Terms.Select(Condition).Append(OfStage(query.Stage)).Append(SightFilter.Of(Sql.Fragment($"experiment_id"), query.Seen)));
        SqlFragment order = Conditions.List([.. query.Order.Select(Order), Sql.Fragment($"created_at DESC, experiment_id DESC")]);
        List<Experiment> experiments = ExperimentRows.Read(session, Sql.Fragment($"WHERE {conditions} ORDER BY {order} LIMIT {query.Limit + 1L} OFFSET {query.Skip}"));
        bool more = experiments.Count > query.Limit;
        return new(more ? experiments[..query.Limit] : experiments, more);
    }

    private static SqlFragment Condition(FilterTerm term) => (term.Subject.Family, term.Comparison) switch
    {
        ("attributes", _) => Comparison.Of(Attribute(term.Subject.Key), term),
        (_, FilterComparison.IsNull) => Sql.Fragment($"NOT EXISTS ({Tag(term.Subject.Key)})"),
        _ => Sql.Fragment($"EXISTS ({Tag(term.Subject.Key)} AND {Comparison.Of(Sql.Fragment($"tag.value"), term)})"),
    };

    private static SqlFragment Tag(string key) =>
        Sql.Fragment($"SELECT 1 FROM experiment_tag AS tag WHERE tag.experiment_id = experiment.experiment_id AND tag.key = {key}");

    private static SqlFragment Attribute(string name) => name switch
    {
        "name" => Sql.Fragment($"coalesce(deleted_name, name)"),
        "experiment_id" => Sql.Fragment($"experiment_id"),
        "creation_time" => Sql.Fragment($"created_at"),
        "last_update_time" => Sql.Fragment($"updated_at"),
        _ => throw new NotSupportedException($"Experiments have no attribute '{name}'."),
    };

    private static SqlFragment Order(FilterOrder order) =>
        Sql.Fragment($"{Attribute(order.Subject.Key)} {(order.Descending ? Sql.Fragment($"DESC") : Sql.Fragment($"ASC"))}");

    private static SqlFragment OfStage(Stage stage) => stage switch
    {
        Stage.Active => Sql.Fragment($"deleted_at IS NULL"),
        Stage.Deleted => Sql.Fragment($"deleted_at IS NOT NULL"),
        _ => Sql.Fragment($"1 = 1"),
    };
}
