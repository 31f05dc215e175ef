using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Lifecycle.Training;

/// <summary>
/// From rows to a judged model: split, choose algorithm and hyper-parameters on folds of the rows of training, plan features from those rows alone, fit, score the hold-out.
/// Pure computation; what is kept of it, and where, is for the caller to say.
/// </summary>
public static class Trainer
{
    /// <summary>Trains.</summary>
    /// <param name="spec">What to learn, and how.</param>
    /// <param name="table">All rows; those without a target are left out.</param>
    /// <param name="progress">Told from the calling thread.</param>
    /// <param name="clock">Measures trials and the time of a search; null for the system's.</param>
    /// <param name="cancellation">Looked at between steps and between rounds.</param>
    /// <exception cref="TrainingRefusedException">The data do not allow it; the message says why and what would.</exception>
    public static TrainingOutcome Train(TrainingSpec spec, Table table, IProgress<TrainingStage>? progress = null, TimeProvider? clock = null, CancellationToken cancellation = default)
    {
        var rows = LearningRows.Of(spec, table);
        HoldoutSplit split = Splitting.Of(spec, rows);
        progress?.Report(new("split", 1, $"{split.Train.Length:N0} rows to learn from, {split.Holdout.Length:N0} held out"));
        cancellation.ThrowIfCancellationRequested();

        (Choice choice, CrossValidation? validation) = Choose(spec, rows, split.Train, progress, clock ?? TimeProvider.System, cancellation);
        int[] learned = rows.Filter(split.Train);
        (FeaturePlan plan, ValidationRows train) = rows.Plan(Algorithm.StyleOf(choice.Algorithm), learned);
        ValidationRows holdout = rows.Encode(plan, split.Holdout);
        progress?.Report(new("features", 1, $"{plan.Inputs.Columns.Count} columns{(plan.Inputs.Derived.Count > 0 ? $" and {plan.Inputs.Derived.Count} derived" : "")} → {plan.Width} features"));
        cancellation.ThrowIfCancellationRequested();

        TrainedPredictor trained = Algorithm.Fit(spec, choice.Algorithm, choice.Parameters, train, holdout, Rounds(progress), cancellation);
        progress?.Report(new("train", 1, $"{choice.Algorithm}"));

        var scored = new ScoredHoldout(spec, rows.Table.Take(split.Holdout), holdout.Target, Algorithm.Score(trained.Predictor, holdout.Features), Evaluator.CallFrom);
        Evaluation evaluation = Evaluator.Judge(spec, trained, train, scored) with
        {
            CrossValidation = validation,
            Trials = choice.Trials,
            Derived = DerivedOf(plan),
            FilteredRows = learned.Length == split.Train.Length ? null : split.Train.Length - learned.Length,
        };
        progress?.Report(new("evaluate", 1, $"{evaluation.HoldoutRows:N0} rows"));
        return new(new(TargetOf(spec, rows.Table[spec.Target].Type), choice.Algorithm, plan, trained.Predictor), trained.Parameters, evaluation, rows.Skipped, scored);
    }

    private static DerivedUse[]? DerivedOf(FeaturePlan plan) => plan.Inputs.Derived.Count == 0
        ? null
        : [.. plan.Uses.Where(use => use.Expression is not null).Select(use => new DerivedUse(use.Name, use.Expression!.Text, use.Text))];

    private static (Choice Choice, CrossValidation? Validation) Choose(
        TrainingSpec spec, LearningRows rows, int[] train, IProgress<TrainingStage>? progress, TimeProvider clock, CancellationToken cancellation)
    {
        if (spec.Folds is not { } folds)
        {
            return (new(spec.Algorithm, spec.Parameters, null), null);
        }

        var validator = new CrossValidator(spec, FoldRows.Of(spec, folds, rows, train));
        if (spec.Tune is null && spec.Candidates.Count == 0)
        {
            IReadOnlyList<FoldResult> own = validator.Run(spec.Algorithm, spec.Parameters, cancellation);
            progress?.Report(new("folds", 1, $"{own.Count} folds, {validator.Folds.Way}"));
            return (new(spec.Algorithm, spec.Parameters, null), Summary(validator, own));
        }

        SearchResult found = new ModelSearch(spec, validator, progress, clock).Run(cancellation);
        progress?.Report(new("search", 1, $"{found.Algorithm}, the best of {found.Trials.Count} trials on {validator.Folds.Count} folds"));
        return (new(found.Algorithm, found.Parameters, found.Trials), Summary(validator, found.Folds));
    }

    private static CrossValidation Summary(CrossValidator validator, IReadOnlyList<FoldResult> results) => CrossValidation.Of(validator.Folds.Way, [.. results.Select(fold => fold.Metrics)]);

    private static Progress? Rounds(IProgress<TrainingStage>? progress) => progress is null ? null : new(progress);

    private static ModelTarget TargetOf(TrainingSpec spec, ColumnType type) => spec.Task switch
    {
        TaskKind.BinaryClassification => ModelTarget.Binary(spec.Target, type, spec.Classes[0], spec.Classes[1], Evaluator.CallFrom),
        TaskKind.MulticlassClassification => ModelTarget.Multiclass(spec.Target, type, spec.Classes),
        _ => ModelTarget.Regression(spec.Target),
    };

    /// <summary>What is fitted to all rows of training.</summary>
    private sealed record Choice(string Algorithm, HyperParameters Parameters, IReadOnlyList<Trial>? Trials);

    /// <summary>Rounds of a trainer as progress of the step. <see cref="System.Progress{T}"/> would report from other threads, out of order.</summary>
    private sealed class Progress(IProgress<TrainingStage> stages) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress round) =>
            stages.Report(new("train", (round.Round - 1.0) / round.Rounds, $"round {round.Round} of {round.Rounds}, {round.Metric} {round.Value:G4}"));
    }
}
