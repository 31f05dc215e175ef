using Mainspring.Learning;
using Mainspring.Learning.Scoring;
using Mainspring.Statistics.Metrics;

namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>How the outputs of a model for two classes become probabilities and calls.</summary>
/// <param name="Map">What calibrates them; null for nothing.</param>
/// <param name="Threshold">From which calibrated probability on the positive class is called.</param>
/// <param name="Calibration">What was compared; null where nothing was.</param>
internal sealed record Decision(OutputMap? Map, double Threshold, CalibrationReport? Calibration)
{
    /// <summary>Where nothing is known but the spec.</summary>
    public static Decision Plain(TrainingSpec spec) => new(null, spec.Threshold?.At ?? Evaluator.CallFrom, null);

    /// <summary>Decides by rows that the fits did not learn from.</summary>
    public static Decision By(TrainingSpec spec, OutOfFold rows)
    {
        if (spec.Task is not TaskKind.BinaryClassification)
        {
            return Plain(spec);
        }

        (OutputMap? map, CalibrationReport? report) = Calibrator.Choose(spec.Calibrate, rows);
        return new(map, ThresholdOf(spec, rows.Truth, map is null ? rows.Outputs : Array.ConvertAll(rows.Outputs, map.Apply)), report);
    }

    /// <summary>The threshold that a spec asks for, where rows must tell it.</summary>
    public static double ThresholdOf(TrainingSpec spec, ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities) => spec.Threshold switch
    {
        { IsChosen: true } wanted => Best(wanted, truth, probabilities),
        { At: { } given } => given,
        _ => Evaluator.CallFrom,
    };

    private static double Best(ThresholdSection wanted, ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities) =>
        Math.Clamp(Statistics.Metrics.Threshold.Maximizing(truth, probabilities, wanted.Worth), 0, 1);
}
