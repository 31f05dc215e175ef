namespace Mainspring.Web.Runs.Comparing;

/// <summary>What the address of a comparison says.</summary>
/// <param name="Runs">Ids, beginnings of ids, or names.</param>
/// <param name="AxisX">The value across the scatter plot, or null for a good guess.</param>
/// <param name="AxisY">The value up the scatter plot, or null for the main metric.</param>
/// <param name="OnlyDifferences">Whether rows in which all runs agree are left out.</param>
internal sealed record ComparisonQuery(IReadOnlyList<string> Runs, string? AxisX, string? AxisY, bool OnlyDifferences);
