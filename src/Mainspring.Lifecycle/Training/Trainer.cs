using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training;

/// <summary>
/// From rows to a judged model: split, plan features from the rows of training alone, fit, score the hold-out. Pure computation; what
/// is kept of it, and where, is for the caller to say.
/// </summary>
public static class Trainer
{
    private const double CallFrom = 0.5;

    /// <summary>Trains.</summary>
    /// <param name="spec">What to learn, and how.</param>
    /// <param name="table">All rows; those without a target are left out.</param>
    /// <param name="progress">Told from the calling thread.</param>
    /// <param name="cancellation">Looked at between steps and between rounds.</param>
    /// <exception cref="TrainingRefusedException">The data do not allow it; the message says why and what would.</exception>
    public static TrainingOutcome Train(TrainingSpec spec, Table table, IProgress<TrainingStage>? progress = null, CancellationToken cancellation = default)
    {
        int[] known = TargetValues.KnownRows(table[spec.Target]);
        int skipped = table.RowCount - known.Length;
        Table rows = skipped == 0 ? table : table.Take(known);
        float[] target = TargetValues.Of(rows[spec.Target], spec);
        HoldoutSplit split = Split(spec, target);
        progress?.Report(new("split", 1, $"{split.Train.Length:N0} rows to learn from, {split.Holdout.Length:N0} held out"));
        cancellation.ThrowIfCancellationRequested();

        ITrainer trainer = Trainers.ByName(spec.Algorithm);
        FeaturePlan plan = Plan(spec, rows.Take(split.Train));
        ValidationRows train = Encode(plan, rows, target, split.Train);
        ValidationRows holdout = Encode(plan, rows, target, split.Holdout);
        progress?.Report(new("features", 1, $"{plan.Inputs.Columns.Count} columns → {plan.Width} features"));
        cancellation.ThrowIfCancellationRequested();

        TrainedPredictor trained = trainer.Train(InputOf(spec, train, holdout), Rounds(progress), cancellation);
        progress?.Report(new("train", 1, $"{spec.Algorithm}"));

        Evaluation evaluation = Evaluator.Judge(spec, trained, train, holdout, CallFrom);
        progress?.Report(new("evaluate", 1, $"{evaluation.HoldoutRows:N0} rows"));
        return new(new(TargetOf(spec, rows[spec.Target].Type), spec.Algorithm, plan, trained.Predictor), trained.Parameters, evaluation, skipped);
    }

    private static HoldoutSplit Split(TrainingSpec spec, float[] target)
    {
        if (target.Length < 2)
        {
            throw new TrainingRefusedException($"The data have {target.Length} rows with a value of '{spec.Target}'; training needs at least 2.");
        }

        return spec.Task is TaskKind.Regression || !spec.Stratify
            ? HoldoutSplit.Random(target.Length, spec.HoldoutShare, spec.SplitSeed)
            : HoldoutSplit.Stratified([.. target.Select(value => (int)value)], spec.HoldoutShare, spec.SplitSeed);
    }

    private static FeaturePlan Plan(TrainingSpec spec, Table train)
    {
        bool linear = spec.Algorithm is "logistic_regression" or "linear_regression";
        try
        {
            return FeaturePlanner.Fit(train, spec.Target, new()
            {
                Style = linear ? FeatureStyle.Linear : FeatureStyle.Trees,
                Declarations = spec.Columns,
                NullSpellings = spec.NullSpellings,
                IdColumns = spec.IdColumns,
                Excluded = spec.Excluded,
            });
        }
        catch (ArgumentException unusable)
        {
            throw new TrainingRefusedException(unusable.Message);
        }
    }

    private static ValidationRows Encode(FeaturePlan plan, Table rows, float[] target, int[] chosen)
    {
        float[] values = new float[(long)chosen.Length * plan.Width];
        plan.EncodeTable(rows.Take(chosen), values);
        return new(new(values, chosen.Length, plan.Width, plan.FeatureNames), [.. chosen.Select(row => target[row])]);
    }

    private static TrainingInput InputOf(TrainingSpec spec, ValidationRows train, ValidationRows holdout) => new()
    {
        Features = train.Features,
        Target = train.Target,
        Task = spec.Task,
        ClassCount = Math.Max(2, spec.Classes.Count),
        Parameters = spec.Parameters,
        Seed = spec.Seed,
        Threads = spec.Threads,
        Validation = holdout,
    };

    private static Progress? Rounds(IProgress<TrainingStage>? progress) => progress is null ? null : new(progress);

    private static ModelTarget TargetOf(TrainingSpec spec, ColumnType type) => spec.Task switch
    {
        TaskKind.BinaryClassification => ModelTarget.Binary(spec.Target, type, spec.Classes[0], spec.Classes[1], CallFrom),
        TaskKind.MulticlassClassification => ModelTarget.Multiclass(spec.Target, type, spec.Classes),
        _ => ModelTarget.Regression(spec.Target),
    };

    /// <summary>Rounds of a trainer as progress of the step. <see cref="System.Progress{T}"/> would report from other threads, out of order.</summary>
    private sealed class Progress(IProgress<TrainingStage> stages) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress round) =>
            stages.Report(new("train", (round.Round - 1.0) / round.Rounds, $"round {round.Round} of {round.Rounds}, {round.Metric} {round.Value:G4}"));
    }
}
