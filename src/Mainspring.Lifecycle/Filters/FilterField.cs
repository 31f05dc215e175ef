namespace Mainspring.Lifecycle.Filters;

/// <summary>What one field takes.</summary>
/// <param name="Name">Its name; empty for the keys of a family that has any keys.</param>
/// <param name="Kinds">What it is compared with.</param>
/// <param name="Comparisons">How it may be compared; <see cref="FilterComparison.None"/> for one that can only be ordered by.</param>
public sealed record FilterField(string Name, FilterValueKind Kinds, FilterComparison Comparisons)
{
    /// <summary>Other names of it, as <c>created</c> is one of <c>start_time</c>.</summary>
    public IReadOnlyList<string> Spellings { get; init; } = [];

    /// <summary>Whether rows can be ordered by it.</summary>
    public bool Orders { get; init; } = true;

    internal bool Is(string name) => Named(Name, name) || Spellings.Any(spelling => Named(spelling, name));

    private static bool Named(string known, string given) => known.Equals(given, StringComparison.OrdinalIgnoreCase);
}
