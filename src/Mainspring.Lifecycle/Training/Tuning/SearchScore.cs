using Mainspring.Lifecycle.Training.Deciding;
using Mainspring.Lifecycle.Training.Folds;

namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>What a search makes best. A metric of calls is measured at the threshold that suits the trial, not at one that suits another.</summary>
internal sealed class SearchScore(TrainingSpec spec, string metric, float[] target)
{
    private static readonly string[] OfCalls = ["f1", "precision", "recall", "accuracy", "mcc"];

    /// <summary>The score, higher is better.</summary>
    public double Of(IReadOnlyDictionary<string, double> metrics) => MetricNames.IsLoss(metric) ? -metrics[metric] : metrics[metric];

    /// <summary>The folds of a trial as they count.</summary>
    public IReadOnlyList<FoldResult> Judge(IReadOnlyList<FoldResult> folds)
    {
        if (spec.Task is not Mainspring.Learning.TaskKind.BinaryClassification || !OfCalls.Contains(metric) || spec.Threshold is not { IsChosen: true })
        {
            return folds;
        }

        float[] truth = [.. folds.SelectMany(fold => fold.Rows.Select(row => target[row]))];
        float[] outputs = [.. folds.SelectMany(fold => fold.Outputs)];
        double threshold = Decision.ThresholdOf(spec, truth, outputs);
        return [.. folds.Select(fold => fold with { Metrics = Evaluator.Metrics(spec, [.. fold.Rows.Select(row => target[row])], fold.Outputs, threshold) })];
    }

    /// <summary>The target of every row.</summary>
    public float[] Target => target;
}
