namespace Mainspring.Data.Profiles;

/// <summary>How two numeric columns go together.</summary>
/// <param name="A">The column that stands first in the table.</param>
/// <param name="B">The other.</param>
/// <param name="R">Pearson's coefficient over the rows where both have a value, −1 to 1.</param>
public sealed record Correlation(string A, string B, double R);
