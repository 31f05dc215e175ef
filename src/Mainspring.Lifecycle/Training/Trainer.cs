using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Intervals;
using Mainspring.Learning.Models;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Training.Deciding;
using Mainspring.Lifecycle.Training.Explaining;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Leaks;
using Mainspring.Lifecycle.Training.Learners;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Lifecycle.Training;

/// <summary>
/// From rows to a judged model: split, choose algorithm and hyper-parameters on folds of the rows of training, decide by their predictions how outputs become probabilities and calls,
/// plan features from the rows of training alone, fit, score the hold-out. Pure computation; what is kept of it, and where, is for the caller to say.
/// </summary>
public static class Trainer
{
    private const double SkewedFrom = 1;
    private const int ManyCells = 5_000_000;

    /// <summary>Trains.</summary>
    /// <param name="spec">What to learn, and how.</param>
    /// <param name="table">All rows; those without a target are left out.</param>
    /// <param name="progress">Told from the calling thread.</param>
    /// <param name="clock">Measures trials and the time of a search; null for the system's.</param>
    /// <param name="journal">Keeps the trials of a search, so that it can be taken up again; null not to.</param>
    /// <param name="cancellation">Looked at between steps and between rounds.</param>
    /// <exception cref="TrainingRefusedException">The data do not allow it; the message says why and what would.</exception>
    public static TrainingOutcome Train(
        TrainingSpec spec, Table table, IProgress<TrainingStage>? progress = null, TimeProvider? clock = null, ITrialJournal? journal = null, CancellationToken cancellation = default)
    {
        var rows = LearningRows.Of(spec, table);
        HoldoutSplit split = Splitting.Of(spec, rows);
        progress?.Report(new("split", 1, $"{split.Train.Length:N0} rows to learn from, {split.Holdout.Length:N0} held out"));
        cancellation.ThrowIfCancellationRequested();
        Task<IReadOnlyList<ProfileWarning>> doubts = Task.Run(() => SplitWarnings.Of(spec, rows, split, cancellation), cancellation);

        Choice choice = Choose(spec, rows, split.Train, progress, clock ?? TimeProvider.System, journal, cancellation);
        int[] learned = rows.Filter(split.Train);
        (FeaturePlan plan, ValidationRows train) = rows.Plan(choice.Recipe.Style, learned);
        ValidationRows holdout = rows.Encode(plan, split.Holdout);
        progress?.Report(new("features", 1, $"{plan.Inputs.Columns.Count} columns{(plan.Inputs.Derived.Count > 0 ? $" and {plan.Inputs.Derived.Count} derived" : "")} → {plan.Width} features"));
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<ProfileWarning> warnings = doubts.GetAwaiter().GetResult();
        GiveBack(train.Features);

        TrainedPredictor raw = choice.Recipe.Fit(spec, train, progress is null ? null : holdout, Rounds(progress), cancellation);
        TrainedPredictor trained = choice.Decision.Map is { } map ? raw with { Predictor = new MappedPredictor(raw.Predictor, map) } : raw;
        progress?.Report(new("train", 1, $"{choice.Recipe.Algorithm}"));

        var scored = new ScoredHoldout(spec, rows.Table, split.Holdout, holdout.Target, Algorithm.Score(trained.Predictor, holdout.Features), choice.Decision.Threshold);
        Evaluation evaluation = Evaluator.Judge(spec, trained, train, scored) with { CrossValidation = choice.Validation, Trials = choice.Trials };
        if (choice.Decision.Calibration is { } calibration)
        {
            evaluation = evaluation with { Calibrated = Reliability.Of(calibration, holdout.Target, scored.Outputs, choice.Decision.Map is null ? null : Algorithm.Score(raw.Predictor, holdout.Features)) };
        }

        PredictionInterval? interval = null;
        if (spec.Interval is not null && choice.OutOfFold is { } outOfFold)
        {
            interval = IntervalFitting.Fit(spec, choice.Recipe.LogTarget, outOfFold, plan.EncodeRows(rows.Table, outOfFold.Rows));
            evaluation = evaluation with { Interval = IntervalFitting.Judge(interval, holdout.Features, holdout.Target, scored.Outputs) };
        }

        evaluation = evaluation with
        {
            Derived = DerivedOf(plan),
            FilteredRows = learned.Length == split.Train.Length ? null : split.Train.Length - learned.Length,
            Warnings = warnings.Count == 0 ? null : warnings,
        };
        progress?.Report(new("evaluate", 1, $"{evaluation.HoldoutRows:N0} rows"));
        var model = new Model(TargetOf(spec, rows.Table[spec.Target].Type, choice.Decision.Threshold), choice.Recipe.Algorithm, plan, trained.Predictor, interval);
        evaluation = evaluation with { Explanation = ModelExplaining.Of(spec, model, scored) };
        return new(model, trained.Parameters, evaluation, rows.Skipped, scored) { LogTarget = choice.Recipe.LogTarget };
    }

    /// <summary>Gives what reading and planning left over back to the machine before native code asks it for as much again: the collector does not know of that.</summary>
    private static void GiveBack(FeatureMatrix features)
    {
        if (features.Values.Length >= ManyCells)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private static DerivedUse[]? DerivedOf(FeaturePlan plan) => plan.Inputs.Derived.Count == 0
        ? null
        : [.. plan.Uses.Where(use => use.Expression is not null).Select(use => new DerivedUse(use.Name, use.Expression!.Text, use.Text))];

    private static Choice Choose(
        TrainingSpec spec, LearningRows rows, int[] train, IProgress<TrainingStage>? progress, TimeProvider clock, ITrialJournal? journal, CancellationToken cancellation)
    {
        var plain = new Learner(spec.Algorithm, spec.Parameters, spec.LogTarget is true);
        if (spec.Folds is not { } folds)
        {
            return new(Recipe.Of(plain), null, null, Decision.Plain(spec), null);
        }

        var validator = new CrossValidator(spec, FoldRows.Of(spec, folds, rows, train));
        if (spec.Tune is null && spec.Candidates.Count == 0)
        {
            IReadOnlyList<FoldResult> own = validator.Run(plain, cancellation);
            progress?.Report(new("folds", 1, $"{own.Count} folds, {validator.Folds.Way}"));
            return Decided(spec, rows, validator, new(Recipe.Of(plain), own, []), null);
        }

        SearchResult found = new ModelSearch(spec, validator, rows.Target, IsSkewed(spec, train.Select(row => rows.Target[row])), progress, clock, journal).Run(cancellation);
        progress?.Report(new("search", 1, $"{found.Recipe.Algorithm}, the best of {found.Trials.Count} trials on {validator.Folds.Count} folds"));
        return Decided(spec, rows, validator, found, found.Trials);
    }

    private static Choice Decided(TrainingSpec spec, LearningRows rows, CrossValidator validator, SearchResult found, IReadOnlyList<Trial>? trials)
    {
        var outOfFold = OutOfFold.Of(found.Folds, rows.Target);
        var decision = Decision.By(spec, outOfFold);
        IReadOnlyList<IReadOnlyDictionary<string, double>> metrics =
        [
            .. found.Folds.Select(fold => Evaluator.Metrics(spec, [.. fold.Rows.Select(row => rows.Target[row])], decision.Map is { } map ? Array.ConvertAll(fold.Outputs, map.Apply) : fold.Outputs, decision.Threshold)),
        ];
        return new(found.Recipe, CrossValidation.Of(validator.Folds.Way, metrics), trials, decision, outOfFold);
    }

    /// <summary>Whether the target has a long tail upwards, so that its logarithm may be easier to learn: the third standardised moment of numbers that are not negative.</summary>
    private static bool IsSkewed(TrainingSpec spec, IEnumerable<float> target)
    {
        double[] values = spec.Task is TaskKind.Regression ? [.. target.Select(value => (double)value)] : [];
        if (values.Length == 0 || values.Min() < 0)
        {
            return false;
        }

        double mean = values.Average();
        double second = values.Average(value => Math.Pow(value - mean, 2)), third = values.Average(value => Math.Pow(value - mean, 3));
        return second > 0 && third / Math.Pow(second, 1.5) >= SkewedFrom;
    }

    private static Progress? Rounds(IProgress<TrainingStage>? progress) => progress is null ? null : new(progress);

    private static ModelTarget TargetOf(TrainingSpec spec, ColumnType type, double threshold) => spec.Task switch
    {
        TaskKind.BinaryClassification => ModelTarget.Binary(spec.Target, type, spec.Classes[0], spec.Classes[1], threshold),
        TaskKind.MulticlassClassification => ModelTarget.Multiclass(spec.Target, type, spec.Classes),
        _ => ModelTarget.Regression(spec.Target),
    };

    /// <summary>What is fitted to all rows of training.</summary>
    private sealed record Choice(Recipe Recipe, CrossValidation? Validation, IReadOnlyList<Trial>? Trials, Decision Decision, OutOfFold? OutOfFold);

    /// <summary>Rounds of a trainer as progress of the step. <see cref="System.Progress{T}"/> would report from other threads, out of order.</summary>
    private sealed class Progress(IProgress<TrainingStage> stages) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress round) =>
            stages.Report(new("train", (round.Round - 1.0) / round.Rounds, $"round {round.Round} of {round.Rounds}, {round.Metric} {round.Value:G4}"));
    }
}
