using Mainspring.Learning;
using Mainspring.Learning.Training;
using Mainspring.Lifecycle.Training.Fairness;
using Mainspring.Lifecycle.Training.Slices;
using Mainspring.Statistics.Curves;
using Mainspring.Statistics.Metrics;
using Mainspring.Statistics.Resampling;

namespace Mainspring.Lifecycle.Training;

/// <summary>Judges a predictor by rows with a known target.</summary>
internal static class Evaluator
{
    /// <summary>From which probability on the positive class is called where nothing else is said.</summary>
    public const double CallFrom = 0.5;

    private const int ScoreBins = 100;
    private const int SampledPredictions = 500;

    /// <summary>Scores both sides of a split and draws what there is to draw of the hold-out.</summary>
    public static Evaluation Judge(TrainingSpec spec, TrainedPredictor trained, ValidationRows train, ScoredHoldout holdout)
    {
        (float[] outputs, double threshold) = (holdout.Outputs, holdout.Threshold);
        MetricSample sample = holdout.Sample;
        float[] trainOutputs = Algorithm.Score(trained.Predictor, train.Features);
        var evaluation = new Evaluation
        {
            Task = spec.Task,
            Target = spec.Target,
            Classes = spec.Classes,
            TrainRows = train.Features.Rows,
            HoldoutRows = holdout.Truth.Length,
            Train = Metrics(spec, train.Target, trainOutputs, threshold),
            Holdout = Metrics(spec, holdout.Truth, outputs, threshold),
            Intervals = Bootstrap.Intervals(sample, Bootstrap.DrawsFor(sample.Rows), spec.SplitSeed),
            Slices = spec.Slices.Count == 0 ? null : Slicing.Of(spec.Slices, holdout.TakeColumns(spec.Slices), sample),
            Importances = trained.Importances,
        };
        return spec.Task switch
        {
            TaskKind.BinaryClassification => OfTwoClasses(evaluation, holdout.Truth, outputs, threshold) with { Fairness = spec.Sensitive.Count == 0 ? null : [.. spec.Sensitive.Select(column => FairnessAudit.Of(column, holdout))] },
            TaskKind.MulticlassClassification => evaluation with { Confusion = Counts(ConfusionMatrix.OfClasses(holdout.Truth, outputs, spec.Classes.Count)) },
            _ => evaluation with { Predictions = Sample(holdout.Truth, outputs) },
        };
    }

    /// <summary>The metrics of a task.</summary>
    public static IReadOnlyDictionary<string, double> Metrics(TrainingSpec spec, float[] truth, float[] outputs, double threshold) => spec.Task switch
    {
        TaskKind.BinaryClassification => BinaryMetrics.Compute(truth, outputs, threshold).ToDictionary(),
        TaskKind.MulticlassClassification => MulticlassMetrics.Compute(truth, outputs, spec.Classes.Count).ToDictionary(),
        _ => RegressionMetrics.Compute(truth, outputs).ToDictionary(),
    };

    private static Evaluation OfTwoClasses(Evaluation evaluation, float[] truth, float[] probabilities, double threshold) => evaluation with
    {
        Threshold = threshold,
        Confusion = Counts(ConfusionMatrix.OfBinary(truth, probabilities, threshold)),
        Roc = RocCurve.Of(truth, probabilities).Points,
        PrecisionRecall = PrecisionRecallCurve.Of(truth, probabilities).Points,
        Calibration = CalibrationCurve.Of(truth, probabilities).Bins,
        ScoreHistograms = [Histogram(truth, probabilities, 0), Histogram(truth, probabilities, 1)],
    };

    private static int[] Histogram(float[] truth, float[] probabilities, float wanted)
    {
        int[] bins = new int[ScoreBins];
        for (int row = 0; row < truth.Length; row++)
        {
            bins[Math.Min((int)(probabilities[row] * ScoreBins), ScoreBins - 1)] += truth[row] == wanted ? 1 : 0;
        }

        return bins;
    }

    private static IReadOnlyList<IReadOnlyList<long>> Counts(ConfusionMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Classes).Select(actual => (IReadOnlyList<long>)[.. Enumerable.Range(0, matrix.Classes).Select(called => matrix[actual, called])])];

    /// <summary>Evenly spread rows of the hold-out, which is in the order of the data.</summary>
    private static TruthAndPrediction[] Sample(float[] truth, float[] predictions)
    {
        int count = Math.Min(truth.Length, SampledPredictions);
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)i * truth.Length / count)).Select(row => new TruthAndPrediction(truth[row], predictions[row]))];
    }
}
