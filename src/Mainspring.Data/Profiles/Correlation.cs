namespace Mainspring.Data.Profiles;

/// <summary>How two columns go together, by the measure that fits their types.</summary>
/// <param name="A">The column that stands first in the table.</param>
/// <param name="B">The other.</param>
/// <param name="R">The measure over the rows where both have a value: −1 to 1 for numbers, 0 to 1 for the others.</param>
/// <param name="Method">
/// <c>pearson</c> for two numeric columns, <c>cramers_v</c> for two categories, <c>correlation_ratio</c> (η, the root of the share of the variance that the
/// categories explain) for a category and numbers.
/// </param>
/// <param name="Spearman">Pearson's coefficient of the ranks, for two numeric columns: the same for every monotone relation, and deaf to outliers.</param>
public sealed record Correlation(string A, string B, double R, string Method = Correlation.Pearson, double? Spearman = null)
{
    /// <summary>The method of two numeric columns.</summary>
    public const string Pearson = "pearson";

    /// <summary>The method of two categories.</summary>
    public const string CramersV = "cramers_v";

    /// <summary>The method of a category and numbers.</summary>
    public const string CorrelationRatio = "correlation_ratio";
}
