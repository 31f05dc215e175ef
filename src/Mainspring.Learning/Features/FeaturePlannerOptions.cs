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

    /// <summary>
    /// A column with more categories than this is encoded by the mean of the target, where there is one and nothing else is asked for. A tree parts many categories by one split on their
    /// means, and needs as many splits as categories on indicators; a linear model has a weight for each indicator. Default 8 for trees, <see cref="MaxLevels"/> for linear models.
    /// </summary>
    public int MostIndicators => Style == FeatureStyle.Trees ? Math.Min(8, MaxLevels) : MaxLevels;

    /// <summary>A text column with more distinct values than this is dropped. Default 10,000.</summary>
    public int MaxTextLevels { get; init; } = 10_000;

    /// <summary>What the project file says of columns.</summary>
    public IReadOnlyList<ColumnDeclaration> Declarations { get; init; } = [];

    /// <summary>Columns that identify a row.</summary>
    public IReadOnlyList<string> IdColumns { get; init; } = [];

    /// <summary>Columns that the project file keeps from the model.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Columns that are computed from others.</summary>
    public IReadOnlyList<DerivedFeature> Derived { get; init; } = [];

    /// <summary>Whether columns are derived without being asked for, where texts hold numbers. Default true.</summary>
    public bool DerivesUnasked { get; init; } = true;

    /// <summary>How columns are encoded, read or derived, by name; others as their values suggest.</summary>
    public IReadOnlyDictionary<string, EncodingChoice> Encodings { get; init; } = new Dictionary<string, EncodingChoice>();

    /// <summary>Categories with fewer rows are taken together, unless a column says otherwise. Default 1: none.</summary>
    public int RareBelow { get; init; } = 1;

    /// <summary>What stands for missing values, by the name of the column.</summary>
    public IReadOnlyDictionary<string, ImputationChoice> Imputations { get; init; } = new Dictionary<string, ImputationChoice>();

    /// <summary>How numbers are scaled for linear models. Default: standard.</summary>
    public Scaling Scaling { get; init; }

    /// <summary>The target of the rows; null where there is none, so that no encoder learns from it.</summary>
    public LearnedTarget? Target { get; init; }

    /// <summary>Deals the rows into the folds of cross-fitting. Default 42.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Texts that mean missing, besides blank ones.</summary>
    public IReadOnlyList<string> NullSpellings { get; init; } = Data.Reading.NullSpellings.Default.Texts;
}
