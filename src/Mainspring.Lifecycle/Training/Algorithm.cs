using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;
using Mainspring.Lifecycle.Training.Learners;

namespace Mainspring.Lifecycle.Training;

/// <summary>One algorithm as a spec uses it: class weights, directions of features and the logarithm of the target included.</summary>
internal static class Algorithm
{
    private const int RowsInPart = 1 << 17;

    /// <summary>The kind of features that an algorithm wants.</summary>
    public static FeatureStyle StyleOf(string algorithm) => algorithm is "logistic_regression" or "linear_regression" ? FeatureStyle.Linear : FeatureStyle.Trees;

    /// <summary>Whether it keeps predictions from falling, or rising, with a feature.</summary>
    public static bool KeepsDirections(string algorithm) => algorithm is "gradient_boosting" or "random_forest" or "decision_tree";

    /// <summary>Fits rows whose target is in its own unit; so are the outputs.</summary>
    public static TrainedPredictor Fit(
        TrainingSpec spec,
        Learner learner,
        ValidationRows train,
        ValidationRows? measured = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        TrainedPredictor trained = Trainers.ByName(learner.Algorithm).Train(InputOf(spec, learner, train, measured), progress, cancellation);
        return InUnit(learner, trained);
    }

    /// <summary>Boosts rows for as long as it helps to predict others; see <see cref="Ended"/>.</summary>
    public static BoostedStages Stages(TrainingSpec spec, Learner learner, ValidationRows train, ValidationRows measured, CancellationToken cancellation) =>
        new GradientBoostingTrainer().TrainStages(InputOf(spec, learner, train, measured), cancellation);

    /// <summary>What was boosted, ended after some rounds; its outputs are in the unit of the target.</summary>
    public static TrainedPredictor Ended(Learner learner, BoostedStages stages, int rounds) => InUnit(learner, stages.UpTo(rounds));

    /// <summary>The outputs of rows; very many are scored in parts side by side.</summary>
    public static float[] Score(IPredictor predictor, FeatureMatrix rows)
    {
        float[] outputs = new float[rows.Rows * predictor.OutputCount];
        _ = Parallel.For(0, (rows.Rows + RowsInPart - 1) / RowsInPart, part =>
        {
            int first = part * RowsInPart, count = Math.Min(RowsInPart, rows.Rows - first);
            predictor.Predict(rows.Values.AsSpan(first * rows.Columns, count * rows.Columns), count, outputs.AsSpan(first * predictor.OutputCount, count * predictor.OutputCount));
        });
        return outputs;
    }

    private static TrainingInput InputOf(TrainingSpec spec, Learner learner, ValidationRows train, ValidationRows? measured) => new()
    {
        Features = train.Features,
        Target = Learned(learner, train.Target),
        Task = spec.Task,
        ClassCount = Math.Max(2, spec.Classes.Count),
        Weights = spec.BalanceClasses && spec.Task is not TaskKind.Regression ? ClassWeights.Balanced(train.Target, Math.Max(2, spec.Classes.Count)) : null,
        Monotone = spec.Directions.Count == 0 || !KeepsDirections(learner.Algorithm) ? null : [.. train.Features.Names.Select(name => spec.Directions.GetValueOrDefault(name))],
        Parameters = learner.Parameters,
        Seed = spec.Seed,
        Threads = spec.Threads,
        Validation = measured is null ? null : measured with { Target = Learned(learner, measured.Target) },
    };

    private static TrainedPredictor InUnit(Learner learner, TrainedPredictor trained) => learner.LogTarget ? trained with { Predictor = new MappedPredictor(trained.Predictor, OutputMap.Expm1) } : trained;

    private static float[] Learned(Learner learner, float[] target) => learner.LogTarget ? Array.ConvertAll(target, value => (float)Math.Log(1 + (double)value)) : target;
}
