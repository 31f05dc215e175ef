using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>One column that a model reads: what it was in training, and what the project file declares of it.</summary>
public sealed record InputColumn
{
    /// <summary>The name, as the training file gives it; compared by ordinal.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the values. Text that serves as a feature by its values is a category; other text is free.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>The type that the project file declares; null when the type was inferred. Only a declared integer refuses fractions.</summary>
    public ColumnType? DeclaredType { get; init; }

    /// <summary>The categories that training saw: declared ones in their order, then the others by ordinal. Empty for other types.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Whether every record must have a value, because the project file says so.</summary>
    public bool Required { get; init; }

    /// <summary>Whether training had rows without a value.</summary>
    public bool HadMissing { get; init; }

    /// <summary>The smallest value that the project file allows, inclusive; null when it sets none.</summary>
    public double? DeclaredMin { get; init; }

    /// <summary>The largest value that the project file allows, inclusive; null when it sets none.</summary>
    public double? DeclaredMax { get; init; }

    /// <summary>The only values that the project file allows; empty when it sets none.</summary>
    public IReadOnlyList<string> DeclaredValues { get; init; } = [];

    /// <summary>The unit, such as <c>months</c>; null when the project file names none.</summary>
    public string? Unit { get; init; }

    /// <summary>What the prediction log may have of the values.</summary>
    public ValueLogging Logging { get; init; }

    /// <summary>The smallest finite value in training; null for categories and columns without one. Timestamps in microseconds.</summary>
    public double? Min { get; init; }

    /// <summary>The largest finite value in training; null for categories and columns without one.</summary>
    public double? Max { get; init; }

    /// <summary>The lower median of the finite values in training; null for categories and columns without one.</summary>
    public double? Median { get; init; }

    /// <summary>The most frequent category in training; null for other types.</summary>
    public string? Mode { get; init; }
}
