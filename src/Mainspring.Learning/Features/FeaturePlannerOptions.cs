namespace Mainspring.Learning.Features;

/// <summary>How <see cref="FeaturePlanner"/> makes features.</summary>
public sealed record FeaturePlannerOptions
{
    /// <summary>Features for trees, nothing declared.</summary>
    public static FeaturePlannerOptions ForTrees { get; } = new() { Style = FeatureStyle.Trees };

    /// <summary>Features for linear models, nothing declared.</summary>
    public static FeaturePlannerOptions ForLinear { get; } = new() { Style = FeatureStyle.Linear };

    /// <summary>The kind of algorithm. Default: trees.</summary>
    public FeatureStyle Style { get; init; }

    /// <summary>How many categories of a column get an indicator of their own, the most frequent first; the others share one. Default 64, at least 1.</summary>
    public int MaxLevels { get; init; } = 64;

    /// <summary>A text column with more distinct values than this is dropped. Default 10,000.</summary>
    public int MaxTextLevels { get; init; } = 10_000;

    /// <summary>What the project file says of columns.</summary>
    public IReadOnlyList<ColumnDeclaration> Declarations { get; init; } = [];

    /// <summary>Columns that identify a row.</summary>
    public IReadOnlyList<string> IdColumns { get; init; } = [];

    /// <summary>Columns that the project file keeps from the model.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Texts that mean missing, besides blank ones.</summary>
    public IReadOnlyList<string> NullSpellings { get; init; } = Data.Reading.NullSpellings.Default.Texts;
}
