namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>How a column changed from the first table to the second.</summary>
public sealed record ColumnDiff
{
    /// <summary>The column.</summary>
    public required string Name { get; init; }

    /// <summary>Its type in the second table.</summary>
    public required string Type { get; init; }

    /// <summary>The share of rows without a value in the first, 0 to 1.</summary>
    public required double MissingA { get; init; }

    /// <summary>The share of rows without a value in the second, 0 to 1.</summary>
    public required double MissingB { get; init; }

    /// <summary>The mean in the first, of numbers.</summary>
    public double? MeanA { get; init; }

    /// <summary>The mean in the second, of numbers.</summary>
    public double? MeanB { get; init; }

    /// <summary>The test: <c>ks</c> for numbers of many values, <c>chi_squared</c> for categories and numbers of few; null where none fits.</summary>
    public string? Test { get; init; }

    /// <summary>The statistic of the test.</summary>
    public double? Statistic { get; init; }

    /// <summary>The chance of such a statistic when nothing changed.</summary>
    public double? PValue { get; init; }

    /// <summary>The same, adjusted for the number of columns (Benjamini and Hochberg).</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>How large the change is, 0 to 1: the distance of Kolmogorov and Smirnov, or Cramér's V.</summary>
    public double? EffectSize { get; init; }

    /// <summary>The population stability index.</summary>
    public double? Psi { get; init; }

    /// <summary>The Jensen-Shannon distance, 0 to 1.</summary>
    public double? JensenShannon { get; init; }

    /// <summary>The Wasserstein distance in standard deviations of the first, of numbers.</summary>
    public double? Wasserstein { get; init; }

    /// <summary>Whether the values shifted: significantly and by enough to matter.</summary>
    public bool Shifted { get; init; }

    /// <summary>Whether values are missing more or less often: significantly and by five percent of the rows at least.</summary>
    public bool MissingShifted { get; init; }

    /// <summary>Values that the first has not, the most frequent first.</summary>
    public IReadOnlyList<string> NewValues { get; init; } = [];

    /// <summary>Values that the second has no more, the most frequent first.</summary>
    public IReadOnlyList<string> GoneValues { get; init; } = [];

    /// <summary>The bins or values that shares are told of.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The share of each in the first.</summary>
    public IReadOnlyList<double> SharesA { get; init; } = [];

    /// <summary>The share of each in the second.</summary>
    public IReadOnlyList<double> SharesB { get; init; } = [];
}
