using System.Text;
using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Tracking;

/// <summary>The terms of a filter of runs as conditions on the table <c>run</c>.</summary>
internal static class RunFilter
{
    private const int IndexedCharacters = 64;

    /// <summary>The expression of an attribute that every run has.</summary>
    public static SqlFragment Attribute(string name) => name switch
    {
        "run_id" => Sql.Fragment($"run.run_id"),
        "run_name" => Sql.Fragment($"run.name"),
        "status" => Sql.Fragment($"upper(run.status)"),
        "user_id" => Sql.Fragment($"run.user_id"),
        "artifact_uri" => Sql.Fragment($"'mlflow-artifacts:/' || run.artifact_root"),
        "start_time" => Sql.Fragment($"run.started_at"),
        "end_time" => Sql.Fragment($"run.ended_at"),
        _ => throw new NotSupportedException($"Runs have no attribute '{name}'."),
    };

    public static SqlFragment Condition(FilterTerm term) => (term.Subject.Family, term.Subject.Key) switch
    {
        ("attributes", string attribute) => Comparison.Of(Attribute(attribute), term),
        ("tags", RunTags.Name) => Comparison.Of(Attribute("run_name"), term),
        ("metrics", string key) => Sql.Fragment($"EXISTS (SELECT 1 FROM run_metric_latest AS entry WHERE entry.run_no = run.run_no AND entry.key = {key} AND {Metric(term)})"),
        ("params", string key) => Entry(EntryTables.Params, key, term),
        ("tags", string key) => Entry(EntryTables.Tags, key, term),
        ("datasets", string key) => Dataset(key, term),
        _ => throw new NotSupportedException($"Runs cannot be filtered by {term.Subject}."),
    };

    /// <summary>The numbers of the runs that match a term, read from an index; null when no index has them.</summary>
    public static SqlFragment? Matching(FilterTerm term, SqlFragment inExperiments) => (term.Subject.Family, term.Subject.Key, term.Comparison) switch
    {
        ("metrics", string key, not FilterComparison.NotEqual) => Sql.Fragment($"SELECT entry.run_no FROM run_metric_latest AS entry WHERE entry.experiment_id {inExperiments} AND entry.key = {key} AND {Metric(term)}"),
        ("attributes", "run_name", FilterComparison.Equal) or ("tags", RunTags.Name, FilterComparison.Equal) => Sql.Fragment($"SELECT run.run_no FROM run WHERE {Condition(term)}"),
        ("params", string key, FilterComparison.Equal) => Equal(EntryTables.Params, key, term, inExperiments),
        ("tags", string key, FilterComparison.Equal) => Equal(EntryTables.Tags, key, term, inExperiments),
        _ => null,
    };

    // NaN differs from every number and compares with none.
    private static SqlFragment Metric(FilterTerm term) => term.Comparison == FilterComparison.NotEqual
        ? Sql.Fragment($"(entry.is_nan = 1 OR {Comparison.Of(Sql.Fragment($"entry.value"), term)})")
        : Sql.Fragment($"entry.is_nan = 0 AND {Comparison.Of(Sql.Fragment($"entry.value"), term)}");

    private static SqlFragment Entry(SqlFragment table, string key, FilterTerm term) => term.Comparison == FilterComparison.IsNull
        ? Sql.Fragment($"NOT EXISTS (SELECT 1 FROM {table} AS entry WHERE entry.run_no = run.run_no AND entry.key = {key})")
        : Sql.Fragment($"EXISTS (SELECT 1 FROM {table} AS entry WHERE entry.run_no = run.run_no AND entry.key = {key} AND {Comparison.Of(Sql.Fragment($"entry.value"), term)})");

    private static SqlFragment Dataset(string key, FilterTerm term) => key == "context"
        ? Sql.Fragment($"""
            EXISTS (SELECT 1 FROM run_dataset_tag AS tag WHERE tag.run_no = run.run_no AND tag.key = {DatasetInput.ContextTag}
                AND {Comparison.Of(Sql.Fragment($"tag.value"), term)})
            """)
        : Sql.Fragment($"""
            EXISTS (SELECT 1 FROM run_dataset AS used JOIN input_dataset AS data ON data.dataset_no = used.dataset_no WHERE used.run_no = run.run_no
                AND {Comparison.Of(key == "name" ? Sql.Fragment($"data.name") : Sql.Fragment($"data.digest"), term)})
            """);

    // The whole value is compared only where the index does not hold it, which spares a look into the table for each match. It is concatenated, so
    // that SQLite does not put the value it is equal to into the indexed expression, which would then match no index.
    private static SqlFragment Equal(SqlFragment table, string key, FilterTerm term, SqlFragment inExperiments)
    {
        Rune[] beginning = [.. ((FilterValue.Text)term.Value).Value.EnumerateRunes().Take(IndexedCharacters)];
        SqlFragment whole = beginning.Length < IndexedCharacters ? Sql.Fragment($"") : Sql.Fragment($"AND {Comparison.Of(Sql.Fragment($"entry.value || ''"), term)}");
        return Sql.Fragment($"""
            SELECT entry.run_no FROM {table} AS entry
            WHERE entry.experiment_id {inExperiments} AND entry.key = {key} AND substr(entry.value, 1, 64) = {string.Concat(beginning)} {whole}
            """);
    }
}
