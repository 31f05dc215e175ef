using Mainspring.Data.Profiles;
using Mainspring.Learning;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Training.Deciding;
using Mainspring.Lifecycle.Training.Explaining;
using Mainspring.Lifecycle.Training.Fairness;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Slices;
using Mainspring.Lifecycle.Training.Tuning;
using Mainspring.Statistics.Curves;
using Mainspring.Statistics.Resampling;

namespace Mainspring.Lifecycle.Training;

/// <summary>
/// How a model did on rows that it never saw, with what pages and reports draw from it. It is kept as the artefact
/// <see cref="FileName"/> of the run. What a sample cannot tell (a class is absent) is NaN in the metrics and null among the curves.
/// </summary>
public sealed record Evaluation
{
    /// <summary>The name of the artefact.</summary>
    public const string FileName = "evaluation.json";

    /// <summary>What is predicted.</summary>
    public required TaskKind Task { get; init; }

    /// <summary>The target column.</summary>
    public required string Target { get; init; }

    /// <summary>The classes by index; empty for regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Rows that the model learned from.</summary>
    public required int TrainRows { get; init; }

    /// <summary>Rows that judged it.</summary>
    public required int HoldoutRows { get; init; }

    /// <summary>Metrics on the rows of training: how well it remembers.</summary>
    public required IReadOnlyDictionary<string, double> Train { get; init; }

    /// <summary>Metrics on the hold-out: how well it predicts.</summary>
    public required IReadOnlyDictionary<string, double> Holdout { get; init; }

    /// <summary>The main metrics of the hold-out with 95 % intervals by the bootstrap.</summary>
    public IReadOnlyDictionary<string, MetricInterval>? Intervals { get; init; }

    /// <summary>Metrics of parts of the hold-out; null where none were asked for.</summary>
    public IReadOnlyList<SliceScore>? Slices { get; init; }

    /// <summary>How the groups of sensitive columns are treated, for two classes; null where no column is sensitive.</summary>
    public IReadOnlyList<FairnessReport>? Fairness { get; init; }

    /// <summary>The model in use on the same rows; null when there was none.</summary>
    public ChampionComparison? Champion { get; init; }

    /// <summary>How the same algorithm and hyper-parameters did on folds of the rows of training; null where that was not asked for.</summary>
    public CrossValidation? CrossValidation { get; init; }

    /// <summary>What was tried before, in its order; null where nothing was searched.</summary>
    public IReadOnlyList<Trial>? Trials { get; init; }

    /// <summary>The columns that the model computes; null where it computes none.</summary>
    public IReadOnlyList<DerivedUse>? Derived { get; init; }

    /// <summary>Rows of training that filters left out; null where nothing was filtered.</summary>
    public int? FilteredRows { get; init; }

    /// <summary>What makes the scores doubtful, with the way out; null when nothing was found.</summary>
    public IReadOnlyList<ProfileWarning>? Warnings { get; init; }

    /// <summary>From which probability on the positive class is called; null unless there are two classes.</summary>
    public double? Threshold { get; init; }

    /// <summary>Hold-out rows by true class (outer) and called class (inner); null for regression.</summary>
    public IReadOnlyList<IReadOnlyList<long>>? Confusion { get; init; }

    /// <summary>The receiver operating characteristic, for two classes.</summary>
    public IReadOnlyList<CurvePoint>? Roc { get; init; }

    /// <summary>Precision over recall, for two classes.</summary>
    public IReadOnlyList<CurvePoint>? PrecisionRecall { get; init; }

    /// <summary>Observed share over predicted probability, for two classes.</summary>
    public IReadOnlyList<CalibrationBin>? Calibration { get; init; }

    /// <summary>How the probabilities were calibrated, for two classes; null where nothing was compared.</summary>
    public CalibrationReport? Calibrated { get; init; }

    /// <summary>Whether intervals hold what they promise, for regression; null where none are predicted.</summary>
    public IntervalReport? Interval { get; init; }

    /// <summary>Predicted probability of the positive class in equal bins, one histogram a true class; for two classes.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? ScoreHistograms { get; init; }

    /// <summary>A sample of the hold-out, truth and prediction; for regression.</summary>
    public IReadOnlyList<TruthAndPrediction>? Predictions { get; init; }

    /// <summary>What columns are worth, and what they add to single predictions, on held-out rows.</summary>
    public ModelExplanation? Explanation { get; init; }

    /// <summary>What the model rests on, the most important feature first.</summary>
    public required IReadOnlyList<FeatureImportance> Importances { get; init; }
}
