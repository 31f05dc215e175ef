namespace Mainspring.Lifecycle.Filters;

/// <summary>What stands before the dot: <c>metrics</c>, <c>tags</c>, <c>attributes</c>.</summary>
public sealed record FilterFamily
{
    private FilterFamily(string name, IReadOnlyList<string> spellings)
    {
        Name = name;
        Spellings = spellings;
    }

    /// <summary>Its name in the terms of a filter.</summary>
    public string Name { get; }

    /// <summary>Other names of it that people may write.</summary>
    public IReadOnlyList<string> Spellings { get; }

    /// <summary>Its fields, when they are known.</summary>
    public IReadOnlyList<FilterField> Fields { get; private init; } = [];

    /// <summary>What every key takes, when people choose the keys; or null.</summary>
    public FilterField? AnyKey { get; private init; }

    /// <summary>Whether its fields may be written without the family.</summary>
    public bool IsBare { get; private init; }

    /// <summary>A family whose keys people choose.</summary>
    public static FilterFamily OfKeys(string name, FilterValueKind kinds, FilterComparison comparisons, bool orders, params IReadOnlyList<string> spellings) =>
        new(name, spellings) { AnyKey = new("", kinds, comparisons) { Orders = orders } };

    /// <summary>A family of known fields.</summary>
    public static FilterFamily OfFields(string name, IReadOnlyList<FilterField> fields, params IReadOnlyList<string> spellings) =>
        new(name, spellings) { Fields = fields };

    /// <summary>The family of an entity's own columns, which may be written without <c>attributes.</c>.</summary>
    public static FilterFamily OfAttributes(IReadOnlyList<FilterField> fields, params IReadOnlyList<string> spellings) =>
        new("attributes", ["attribute", "attr", .. spellings]) { Fields = fields, IsBare = true };

    internal bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase) || Spellings.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The field of a key with the name it has in terms, or null.</summary>
    internal FilterField? Find(string key) => AnyKey is { } any ? any with { Name = key } : Fields.FirstOrDefault(field => field.Is(key));
}
