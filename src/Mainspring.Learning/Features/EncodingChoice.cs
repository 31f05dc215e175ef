namespace Mainspring.Learning.Features;

/// <summary>What the project file says of the encoding of one column.</summary>
public sealed record EncodingChoice
{
    /// <summary>The method.</summary>
    public EncodingMethod Method { get; init; }

    /// <summary>Categories with fewer rows are taken together; null for the default of all columns.</summary>
    public int? RareBelow { get; init; }

    /// <summary>The categories in their order, for <see cref="EncodingMethod.Ordinal"/>; empty for the declared order or that of frequency.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>As many rows at the mean of all count beside the rows of a category, for <see cref="EncodingMethod.TargetMean"/>. Default 10.</summary>
    public double Smoothing { get; init; } = 10;

    /// <summary>The number of indicators of <see cref="EncodingMethod.Hashing"/>. Default 32.</summary>
    public int Buckets { get; init; } = 32;
}
