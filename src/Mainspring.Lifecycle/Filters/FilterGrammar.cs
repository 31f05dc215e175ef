namespace Mainspring.Lifecycle.Filters;

/// <summary>
/// What can be filtered and ordered by in one kind of thing, as a table, and the reader of such filters. The language is MLflow's:
/// <c>metrics.accuracy &gt; 0.9 AND tags."team" = 'blue' AND attributes.status IN ('FINISHED')</c>.
/// </summary>
public sealed class FilterGrammar
{
    private const int LongestText = 64 * 1024;
    private const int MostOrders = 10;

    private readonly IReadOnlyList<FilterFamily> _families;

    /// <summary>Makes the grammar of a kind of thing.</summary>
    /// <param name="plural">What the things are called in messages, such as <c>Runs</c>.</param>
    /// <param name="example">A field to show in messages, such as <c>metrics.accuracy</c>.</param>
    /// <param name="families">The table.</param>
    public FilterGrammar(string plural, string example, IReadOnlyList<FilterFamily> families)
    {
        Plural = plural;
        Example = example;
        _families = families;
    }

    internal string Plural { get; }

    internal string Example { get; }

    /// <summary>Reads a filter; null, empty and white space mean every row.</summary>
    /// <exception cref="FilterException">It does not follow the grammar, or is too long.</exception>
    public Filter Parse(string? text) => new FilterParser(this, Short(text)).ReadFilter();

    /// <summary>Reads clauses such as <c>metrics.accuracy DESC</c>, most important first; without a direction, the smallest comes first.</summary>
    /// <exception cref="FilterException">One does not follow the grammar, or there are too many.</exception>
    public IReadOnlyList<FilterOrder> ParseOrder(IReadOnlyList<string>? clauses) => clauses is { Count: > MostOrders }
        ? throw new FilterException($"There are {clauses.Count} clauses of order; at most {MostOrders} are allowed.", 0)
        : [.. (clauses ?? []).Select(clause => new FilterParser(this, Short(clause)).ReadOrder())];

    internal (FilterSubject Subject, FilterField Field) Resolve(string familyName, string key, int position)
    {
        FilterFamily family = _families.FirstOrDefault(known => known.Is(familyName))
            ?? throw new FilterException($"'{familyName}' is unknown here; {Plural.ToLowerInvariant()} have {string.Join(", ", _families.Select(known => known.Name))}.", position);
        return Find(family, key, position);
    }

    internal (FilterSubject Subject, FilterField Field) ResolveBare(string name, int position) => _families.FirstOrDefault(known => known.IsBare) is { } family
        ? Find(family, name, position)
        : throw new FilterException($"'{name}' does not say of what; write {Example}.", position);

    private static (FilterSubject Subject, FilterField Field) Find(FilterFamily family, string key, int position) => family.Find(key) is { } field
        ? (new(family.Name, field.Name), field)
        : throw new FilterException($"There is no '{key}' among the {family.Name}; there are {string.Join(", ", family.Fields.Select(known => known.Name))}.", position);

    private static string Short(string? text) => text is { Length: > LongestText }
        ? throw new FilterException($"The text has {text.Length} characters; at most {LongestText} are allowed.", LongestText)
        : text ?? "";
}
