using System.Globalization;
using Mainspring.Learning.Training;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.XGBoost;

/// <summary>Gradient-boosted trees (Chen and Guestrin, "XGBoost: A Scalable Tree Boosting System", KDD 2016), histogram method.</summary>
public sealed class GradientBoostingTrainer : ITrainer
{
    private const double StoppingShare = 0.15;

    /// <summary>Rounds that take away less than this share of the loss are not worth their time.</summary>
    private const double LeastGain = 0.001;

    /// <inheritdoc/>
    public string Algorithm => "gradient_boosting";

    /// <inheritdoc/>
    public IReadOnlyList<HyperParameterInfo> Parameters => GradientBoostingOptions.Known;

    /// <inheritdoc/>
    public bool Supports(TaskKind task) => true;

    /// <inheritdoc/>
    public TrainedPredictor Train(TrainingInput input, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        TrainingChecks.Check(this, input);
        GradientBoostingOptions options = GradientBoostingOptions.From(input.Parameters, input.Task, input.Features.Rows);
        if (options.EarlyStopping > 0)
        {
            options = options with { Trees = BestRounds(input, options, cancellation), EarlyStopping = 0 };
        }

        using BoosterFit fit = Begin(input, options);
        return Trained(fit.Run(options.Trees, progress, cancellation), options, input);
    }

    /// <summary>
    /// Fits round after round for as long as that helps to predict the rows of <see cref="TrainingInput.Validation"/>, and leaves open after which round the model ends. The number of
    /// trees that the parameters name is not looked at. A model that is ended after some rounds is, bit for bit, the one that <see cref="Train"/> makes with so many trees.
    /// </summary>
    /// <param name="input">The rows, with others to measure on.</param>
    /// <param name="cancellation">Looked at once a round.</param>
    /// <exception cref="ArgumentException">There are no rows to measure on.</exception>
    /// <exception cref="TrainingRefusedException">The data or the hyper-parameters do not allow a fit.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public BoostedStages TrainStages(TrainingInput input, CancellationToken cancellation = default)
    {
        if (input.Validation is null)
        {
            throw new ArgumentException("How many rounds help is measured on validation rows; there are none.", nameof(input));
        }

        TrainingChecks.Check(this, input);
        GradientBoostingOptions options = GradientBoostingOptions.From(input.Parameters, input.Task, input.Features.Rows) with { EarlyStopping = 0 };
        using BoosterFit fit = Begin(input, options);
        IReadOnlyList<double> losses = fit.RunWhileBetter(options.MostRounds, options.Patience, LeastGain, cancellation);
        XGBoostModel model = fit.Model();
        return new(losses, rounds => Trained(model.UpTo(rounds), options with { Trees = rounds }, input));
    }

    internal static TreeEnsemble Ensemble(XGBoostModel model, TaskKind task)
    {
        // As XGBoost does it, in single precision.
        float margin = task == TaskKind.BinaryClassification ? -MathF.Log((1f / model.BaseScore) - 1f) : model.BaseScore;
        OutputTransform transform = task switch
        {
            TaskKind.BinaryClassification => OutputTransform.Logistic,
            TaskKind.MulticlassClassification => OutputTransform.Softmax,
            _ => OutputTransform.Identity,
        };
        return new(model.FeatureCount, [.. Enumerable.Repeat(margin, model.OutputCount)], transform, [.. XGBoostTrees.Of(model)]);
    }

    // Starting from the average spares the trees from learning it; for many classes all sums start equal.
    private static float Start(TrainingInput input) =>
        input.Task == TaskKind.MulticlassClassification ? 0.5f : (float)input.Mean(value => value);

    // A drawn part of the rows tells how many rounds are enough; the model itself then learns from all of them.
    private static int BestRounds(TrainingInput input, GradientBoostingOptions options, CancellationToken cancellation)
    {
        int[] order = [.. Enumerable.Range(0, input.Features.Rows)];
        new Random(input.Seed).Shuffle(order);
        int kept = Math.Max(1, (int)(order.Length * StoppingShare));
        TrainingInput learned = input.Take(order.AsSpan(kept).ToArray());
        TrainingInput judged = input.Take(order.AsSpan(0, kept).ToArray());
        using BoosterFit fit = Begin(learned with { Validation = new(judged.Features, judged.Target) }, options);
        IReadOnlyList<double> losses = fit.RunWhileBetter(options.Trees, options.EarlyStopping, 0, cancellation);
        return 1 + Enumerable.Range(0, losses.Count).MinBy(round => losses[round]);
    }

    private static BoosterFit Begin(TrainingInput input, GradientBoostingOptions options) => new(input, options.Bins, options.ToXGBoost().Concat(Objective(input, Start(input))));

    private static TrainedPredictor Trained(XGBoostModel model, GradientBoostingOptions options, TrainingInput input)
    {
        double[] gains = new double[input.Features.Columns];
        XGBoostTrees.AddGains(model, gains);
        return new(Ensemble(model, input.Task), options.ToParameters(), FeatureImportances.Shares(input.Features.Names, gains));
    }

    private static IEnumerable<(string Name, string Value)> Objective(TrainingInput input, float start)
    {
        yield return ("base_score", start.ToString("R", CultureInfo.InvariantCulture));
        switch (input.Task)
        {
            case TaskKind.BinaryClassification:
                yield return ("objective", "binary:logistic");
                yield return ("eval_metric", "logloss");
                break;
            case TaskKind.MulticlassClassification:
                yield return ("objective", "multi:softprob");
                yield return ("num_class", input.ClassCount.ToString(CultureInfo.InvariantCulture));
                yield return ("eval_metric", "mlogloss");
                break;
            default:
                yield return ("objective", "reg:squarederror");
                yield return ("eval_metric", "rmse");
                break;
        }
    }
}
