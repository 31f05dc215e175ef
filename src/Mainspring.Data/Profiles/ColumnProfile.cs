namespace Mainspring.Data.Profiles;

/// <summary>What one column looks like. Figures that its type does not have are null.</summary>
public sealed record ColumnProfile
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The type in lower case: boolean, integer, real, text, category, timestamp.</summary>
    public required string Type { get; init; }

    /// <summary>How many values are missing.</summary>
    public required long Missing { get; init; }

    /// <summary>How many different values there are, missing ones apart.</summary>
    public required long Distinct { get; init; }

    /// <summary>The relative standard error of <see cref="Distinct"/> when it is an estimate, which it is for text with more than a million different values; null when it is exact.</summary>
    public double? DistinctError { get; init; }

    /// <summary>The mean; the share of true values for booleans.</summary>
    public double? Mean { get; init; }

    /// <summary>The standard deviation of a sample (divided by n − 1); null for fewer than two values.</summary>
    public double? Std { get; init; }

    /// <summary>The smallest number.</summary>
    public double? Min { get; init; }

    /// <summary>The largest number.</summary>
    public double? Max { get; init; }

    /// <summary>The earliest moment.</summary>
    public string? Earliest { get; init; }

    /// <summary>The latest moment.</summary>
    public string? Latest { get; init; }

    /// <summary>Quantiles of numbers, linearly interpolated between values.</summary>
    public Quantiles? Quantiles { get; init; }

    /// <summary>How many numbers lie beyond Tukey's fences: more than 1.5 interquartile ranges below the 25 % quantile or above the 75 % quantile.</summary>
    public long? Outliers { get; init; }

    /// <summary>The most frequent values, at most ten, the most frequent first, equals in ordinal order; empty when no value stands twice.</summary>
    public IReadOnlyList<ValueCount> Top { get; init; } = [];

    /// <summary>How numbers and moments (in seconds since 1970) are spread.</summary>
    public Histogram? Histogram { get; init; }
}
