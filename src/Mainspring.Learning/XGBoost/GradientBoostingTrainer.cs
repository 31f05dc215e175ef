using System.Globalization;
using Mainspring.Learning.Training;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.XGBoost;

/// <summary>Gradient-boosted trees (Chen and Guestrin, "XGBoost: A Scalable Tree Boosting System", KDD 2016), histogram method.</summary>
public sealed class GradientBoostingTrainer : ITrainer
{
    private const double StoppingShare = 0.15;

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

        float start = Start(input);
        using var fit = new BoosterFit(input, options.ToXGBoost().Concat(Objective(input, start)));
        XGBoostModel model = fit.Run(options.Trees, progress, cancellation);

        double[] gains = new double[input.Features.Columns];
        XGBoostTrees.AddGains(model, gains);
        return new(Ensemble(model, input.Task), options.ToParameters(), FeatureImportances.Shares(input.Features.Names, gains));
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
        using var fit = new BoosterFit(learned with { Validation = new(judged.Features, judged.Target) }, options.ToXGBoost().Concat(Objective(input, Start(learned))));
        return fit.RunToBest(options.Trees, options.EarlyStopping, cancellation);
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
