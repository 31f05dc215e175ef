namespace Mainspring.Web.Runs.Listing;

/// <summary>The choice of columns.</summary>
/// <param name="View">The list that they are for.</param>
/// <param name="Text">What was searched for.</param>
/// <param name="Found">What can be added, the first of it.</param>
/// <param name="Count">How much was found.</param>
public sealed record ColumnsModel(RunsView View, string? Text, IReadOnlyList<RunColumn> Found, int Count)
{
    /// <summary>How many columns are offered at once.</summary>
    public const int MostShown = 200;

    /// <summary>How many keys of a kind are searched.</summary>
    public const int MostSearched = 20_000;
}
