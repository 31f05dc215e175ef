using MathNet.Numerics.Distributions;

namespace Mainspring.Statistics.Drift;

/// <summary>
/// Whether two samples of categories come from one distribution: Pearson's chi-squared test of the table with a row a sample. Both samples are uncertain, so
/// that it keeps its false-alarm rate where a test against the first sample as the truth does not.
/// </summary>
/// <param name="Statistic">Chi-squared; 0 when fewer than two categories occur.</param>
/// <param name="DegreesOfFreedom">Categories that occur, minus one.</param>
/// <param name="PValue">The chance of a statistic at least as large when nothing differs; 1 when there is nothing to compare.</param>
/// <param name="EffectSize">Cramér's V, which for two rows is √(statistic / rows): 0 for equal shares, 1 for no category in common.</param>
public readonly record struct ContingencyTest(double Statistic, int DegreesOfFreedom, double PValue, double EffectSize)
{
    /// <summary>Compares counts.</summary>
    /// <param name="first">How often each category occurs in one sample.</param>
    /// <param name="second">The same categories in the other.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ContingencyTest Of(ReadOnlySpan<long> first, ReadOnlySpan<long> second)
    {
        CategoryCounts.RequireSame(first, second);
        double n = CategoryCounts.Sum(first), m = CategoryCounts.Sum(second);
        double statistic = 0;
        int kinds = 0;
        for (int i = 0; i < first.Length && n > 0 && m > 0; i++)
        {
            double both = first[i] + (double)second[i];
            if (both == 0)
            {
                continue;
            }

            kinds++;
            double expected = both * n / (n + m), other = both * m / (n + m);
            statistic += (Math.Pow(first[i] - expected, 2) / expected) + (Math.Pow(second[i] - other, 2) / other);
        }

        int freedom = Math.Max(0, kinds - 1);
        return freedom == 0 ? new(0, 0, 1, 0) : new(statistic, freedom, 1 - ChiSquared.CDF(freedom, statistic), Math.Sqrt(statistic / (n + m)));
    }
}
