using Mainspring.Data.Expressions;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Training.Deciding;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Learners;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Lifecycle.Training;

/// <summary>All that training needs to know besides the rows. The same spec over the same rows gives the same model, byte for byte.</summary>
public sealed record TrainingSpec
{
    /// <summary>The column that is learned.</summary>
    public required string Target { get; init; }

    /// <summary>What the target means.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>The classes in the order of their indices; for two classes the negative one, then the positive one. Empty for regression.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The name of a trainer, as in <see cref="Trainers"/>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The algorithms of which the best by cross-validation is taken; empty to take <see cref="Algorithm"/> as it is.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>How rows of training are divided to cross-validate and to choose; null where it is not asked for.</summary>
    public FoldSpec? Folds { get; init; }

    /// <summary>How hyper-parameters are searched; null not to.</summary>
    public TuneSpec? Tune { get; init; }

    /// <summary>Whether several algorithms may be put together where that is clearly better than the best of them.</summary>
    public bool MayCombine { get; init; }

    /// <summary>How <see cref="Candidates"/> are put together, whatever each of them is worth; null to take one where none is clearly beaten.</summary>
    public Combination? Combination { get; init; }

    /// <summary>How probabilities of two classes are calibrated.</summary>
    public CalibrationKind Calibrate { get; init; } = CalibrationKind.None;

    /// <summary>From which probability on the positive class is called, or how that is chosen; null for 0.5.</summary>
    public ThresholdSection? Threshold { get; init; }

    /// <summary>The share of rows whose number lies in the interval that is predicted with it, in (0, 1); null for no intervals. Regression only.</summary>
    public double? Interval { get; init; }

    /// <summary>Whether ln(1 + target) is learned; null to choose it by the folds, where there are some. Regression only.</summary>
    public bool? LogTarget { get; init; } = false;

    /// <summary>Whether every class weighs the same in total.</summary>
    public bool BalanceClasses { get; init; }

    /// <summary>Features whose direction is kept: 1 never falling, -1 never rising.</summary>
    public IReadOnlyDictionary<string, int> Directions { get; init; } = new Dictionary<string, int>();

    /// <summary>A column whose equal values stay on one side of the split; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Whether rows that are copies, or look like changed copies, of one row stay on one side of the split, and in one fold, where no other way is set.</summary>
    public bool GroupNearCopies { get; init; }

    /// <summary>A column by whose order the latest rows are held out; null for none.</summary>
    public string? Time { get; init; }

    /// <summary>Rows are held out by their number modulo the count; null to draw them.</summary>
    public (int Count, int Fold)? RowModulo { get; init; }

    /// <summary>What the user sets of the trainer's hyper-parameters.</summary>
    public HyperParameters Parameters { get; init; } = HyperParameters.None;

    /// <summary>The share of rows held out to judge the model, in (0, 1).</summary>
    public double HoldoutShare { get; init; } = 0.2;

    /// <summary>Whether the hold-out has the same share of each class. Ignored for regression.</summary>
    public bool Stratify { get; init; } = true;

    /// <summary>The seed of the split: the same seed holds out the same rows.</summary>
    public int SplitSeed { get; init; } = 42;

    /// <summary>The seed of the trainer.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Threads of the trainer; 0 takes every processor. The model does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>What the project file declares of columns.</summary>
    public IReadOnlyList<ColumnDeclaration> Columns { get; init; } = [];

    /// <summary>Texts that mean missing, besides blank ones; the model reads files and requests by them too.</summary>
    public IReadOnlyList<string> NullSpellings { get; init; } = Data.Reading.NullSpellings.Default.Texts;

    /// <summary>Columns that identify a row.</summary>
    public IReadOnlyList<string> IdColumns { get; init; } = [];

    /// <summary>Columns whose groups are to be treated alike.</summary>
    public IReadOnlyList<string> Sensitive { get; init; } = [];

    /// <summary>Columns by whose values the hold-out is divided.</summary>
    public IReadOnlyList<string> Slices { get; init; } = [];

    /// <summary>Columns kept from the model.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>Columns that are computed from others.</summary>
    public IReadOnlyList<DerivedFeature> Derived { get; init; } = [];

    /// <summary>Conditions on the rows that are learned from.</summary>
    public IReadOnlyList<Expression> Filters { get; init; } = [];

    /// <summary>How columns are encoded, by name.</summary>
    public IReadOnlyDictionary<string, EncodingChoice> Encodings { get; init; } = new Dictionary<string, EncodingChoice>();

    /// <summary>Categories with fewer rows are taken together. 1: none.</summary>
    public int RareBelow { get; init; } = 1;

    /// <summary>What stands for missing values, by the name of the column.</summary>
    public IReadOnlyDictionary<string, ImputationChoice> Imputations { get; init; } = new Dictionary<string, ImputationChoice>();

    /// <summary>How numbers are scaled for linear models.</summary>
    public Scaling Scaling { get; init; }

    /// <summary>Whether numbers in texts are found and read unasked.</summary>
    public bool DerivesUnasked { get; init; } = true;

    /// <summary>What the planner of features is told, without the target of the rows.</summary>
    internal FeaturePlannerOptions ToPlannerOptions(FeatureStyle style) => new()
    {
        Style = style,
        Declarations = Columns,
        NullSpellings = NullSpellings,
        IdColumns = IdColumns,
        Excluded = Excluded,
        Derived = Derived,
        Encodings = Encodings,
        RareBelow = RareBelow,
        Imputations = Imputations,
        Scaling = Scaling,
        DerivesUnasked = DerivesUnasked,
        Seed = Seed,
    };
}
