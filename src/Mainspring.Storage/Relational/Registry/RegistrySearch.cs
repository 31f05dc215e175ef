using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Registry;
using Mainspring.Storage.Relational.Filters;

namespace Mainspring.Storage.Relational.Registry;

/// <summary>Turns what is asked for into conditions and orders.</summary>
internal static class RegistrySearch
{
    /// <summary>That a row of <c>model</c> is no prompt.</summary>
    public static SqlFragment NoPromptModel { get; } = Sql.Fragment($"""
        NOT EXISTS (SELECT 1 FROM model_tag WHERE model_tag.model_no = model.model_no AND model_tag.key = {PromptTags.IsPrompt} AND lower(model_tag.value) = 'true')
        """);

    private static readonly SqlFragment NoPromptVersion = Sql.Fragment($"""
        NOT EXISTS (SELECT 1 FROM model_version_tag WHERE model_version_tag.version_no = model_version.version_no AND model_version_tag.key = {PromptTags.IsPrompt} AND lower(model_version_tag.value) = 'true')
        """);

    private static readonly SqlFragment ModelTag = Sql.Fragment($"SELECT 1 FROM model_tag AS tag WHERE tag.model_no = model.model_no");
    private static readonly SqlFragment VersionTag = Sql.Fragment($"SELECT 1 FROM model_version_tag AS tag WHERE tag.version_no = model_version.version_no");

    public static SqlFragment Models(RegistryQuery query) => Sql.Fragment($"""
        WHERE {Condition(query, ModelColumn, ModelTag, NoPromptModel)}
        ORDER BY {Order(query.Order, ModelColumn, Sql.Fragment($"model.name"))} LIMIT {query.Limit} OFFSET {query.Skip}
        """);

    public static SqlFragment Versions(RegistryQuery query) => Sql.Fragment($"""
        WHERE {Condition(query, VersionColumn, VersionTag, Sql.Fragment($"{NoPromptModel} AND {NoPromptVersion}"))}
        ORDER BY {Order(query.Order, VersionColumn, query.Order.Count == 0
            ? Sql.Fragment($"model_version.updated_at DESC, model.name, model_version.version DESC")
            : Sql.Fragment($"model.name, model_version.version DESC"))}
        LIMIT {query.Limit} OFFSET {query.Skip}
        """);

    private static SqlFragment ModelColumn(string key) => key switch
    {
        "name" => Sql.Fragment($"model.name"),
        "creation_timestamp" => Sql.Fragment($"model.created_at"),
        "last_updated_timestamp" => Sql.Fragment($"model.updated_at"),
        _ => throw new ArgumentException($"Models have no column for '{key}'.", nameof(key)),
    };

    private static SqlFragment VersionColumn(string key) => key switch
    {
        "name" => Sql.Fragment($"model.name"),
        "version_number" => Sql.Fragment($"model_version.version"),
        "run_id" => Sql.Fragment($"model_version.run_id"),
        "source_path" => Sql.Fragment($"model_version.source"),
        "creation_timestamp" => Sql.Fragment($"model_version.created_at"),
        "last_updated_timestamp" => Sql.Fragment($"model_version.updated_at"),
        _ => throw new ArgumentException($"Versions have no column for '{key}'.", nameof(key)),
    };

    private static SqlFragment Condition(RegistryQuery query, Func<string, SqlFragment> column, SqlFragment tag, SqlFragment noPrompt)
    {
        (IEnumerable<FilterTerm> terms, bool withoutPrompts) = RegistryFilters.Divide(query.Filter);
        return Conditions.All([SightFilter.OfNames(Sql.Fragment($"model.name"), query.Seen), .. terms.Select(term => Condition(term, column, tag)), .. withoutPrompts ? [noPrompt] : Array.Empty<SqlFragment>()]);
    }

    private static SqlFragment Condition(FilterTerm term, Func<string, SqlFragment> column, SqlFragment tag) => term switch
    {
        { Subject.Family: RegistryFilters.Attributes } => Comparison.Of(column(term.Subject.Key), term),
        { Comparison: FilterComparison.IsNull } => Sql.Fragment($"NOT EXISTS ({tag} AND tag.key = {term.Subject.Key})"),
        { Comparison: FilterComparison.IsNotNull } => Sql.Fragment($"EXISTS ({tag} AND tag.key = {term.Subject.Key})"),
        _ => Sql.Fragment($"EXISTS ({tag} AND tag.key = {term.Subject.Key} AND {Comparison.Of(Sql.Fragment($"tag.value"), term)})"),
    };

    private static SqlFragment Order(IReadOnlyList<FilterOrder> orders, Func<string, SqlFragment> column, SqlFragment last) => orders.Reverse().Aggregate(
        last,
        (rest, order) => order.Descending ? Sql.Fragment($"{column(order.Subject.Key)} DESC, {rest}") : Sql.Fragment($"{column(order.Subject.Key)}, {rest}"));
}
