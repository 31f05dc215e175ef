using Mainspring.Lifecycle.Filters;

namespace Mainspring.Lifecycle.Registry;

/// <summary>What models and versions can be filtered and ordered by, and how prompts are kept apart.</summary>
public static class RegistryFilters
{
    /// <summary>The family of the columns.</summary>
    public const string Attributes = "attributes";

    /// <summary>The family of the tags.</summary>
    public const string Tags = "tags";

    private static readonly FilterField Name = new("name", FilterValueKind.Text, FilterComparison.Matching | FilterComparison.Membership);
    private static readonly FilterField CreatedAt = new("creation_timestamp", FilterValueKind.Number, FilterComparison.Ordering);
    private static readonly FilterField UpdatedAt = new("last_updated_timestamp", FilterValueKind.Number, FilterComparison.Ordering) { Spellings = ["timestamp"] };
    private static readonly FilterFamily TagFamily = FilterFamily.OfKeys(Tags, FilterValueKind.Text, FilterComparison.Matching | FilterComparison.Presence, orders: false, "tag");

    /// <summary>The grammar of models.</summary>
    public static FilterGrammar Models { get; } = new("Registered models", "name", [FilterFamily.OfAttributes([Name, CreatedAt, UpdatedAt]), TagFamily]);

    /// <summary>The grammar of versions.</summary>
    public static FilterGrammar Versions { get; } = new(
        "Model versions",
        "name",
        [
            FilterFamily.OfAttributes(
            [
                Name,
                new("version_number", FilterValueKind.Number, FilterComparison.Ordering) { Spellings = ["version"] },
                new("run_id", FilterValueKind.Text, FilterComparison.Matching | FilterComparison.Membership) { Orders = false },
                new("source_path", FilterValueKind.Text, FilterComparison.Matching) { Spellings = ["source"], Orders = false },
                CreatedAt,
                UpdatedAt,
            ]),
            TagFamily,
        ]);

    /// <summary>
    /// Divides a filter into what it asks of the rows, and whether it leaves prompts out: it does unless it asks for them. Models have no tag
    /// that says they are no prompts, so terms such as <c>!= 'true'</c> are no longer asked of the rows.
    /// </summary>
    public static (IEnumerable<FilterTerm> Terms, bool WithoutPrompts) Divide(Filter filter)
    {
        bool prompts = filter.Terms.Any(term => IsAboutPrompts(term) && AsksForPrompts(term));
        return (filter.Terms.Where(term => prompts || !IsAboutPrompts(term)), !prompts);
    }

    private static bool IsAboutPrompts(FilterTerm term) => term.Subject is { Family: Tags, Key: PromptTags.IsPrompt };

    private static bool AsksForPrompts(FilterTerm term) => term switch
    {
        { Comparison: FilterComparison.Equal, Value: FilterValue.Text { Value: var value } } => value.Equals("true", StringComparison.OrdinalIgnoreCase),
        { Comparison: FilterComparison.NotEqual, Value: FilterValue.Text { Value: var value } } => value.Equals("false", StringComparison.OrdinalIgnoreCase),
        { Comparison: FilterComparison.IsNotNull } => true,
        _ => false,
    };
}
