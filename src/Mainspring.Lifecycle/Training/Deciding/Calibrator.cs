using Mainspring.Learning.Scoring;
using Mainspring.Statistics.Calibration;

namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>Chooses how probabilities of two classes are calibrated, by rows that their fits did not learn from.</summary>
internal static class Calibrator
{
    /// <summary>Fewer rows of either class than this tell nothing of a function of their probability.</summary>
    private const int LeastOfAClass = 30;

    /// <summary>Fewer rows of either class than this let steps follow chance.</summary>
    private const int LeastForSteps = 300;

    /// <summary>The map, or null for none, with what was compared.</summary>
    public static (OutputMap? Map, CalibrationReport? Report) Choose(CalibrationKind wanted, OutOfFold rows)
    {
        int rarer = Math.Min(rows.Truth.Count(value => value == 1), rows.Truth.Count(value => value == 0));
        if (wanted is CalibrationKind.None || rarer < (wanted is CalibrationKind.Auto ? LeastOfAClass : 1))
        {
            return (null, null);
        }

        var losses = new Dictionary<CalibrationKind, double[]> { [CalibrationKind.None] = Losses(rows.Truth, rows.Outputs) };
        foreach (CalibrationKind kind in (CalibrationKind[])[CalibrationKind.Platt, .. rarer >= LeastForSteps || wanted is CalibrationKind.Isotonic ? [CalibrationKind.Isotonic] : Array.Empty<CalibrationKind>()])
        {
            losses[kind] = Losses(rows.Truth, CrossFitted(rows, kind));
        }

        CalibrationKind chosen = wanted is CalibrationKind.Auto ? Best(losses) : wanted;
        return (
            chosen is CalibrationKind.None ? null : Fit(chosen, rows.Truth, rows.Outputs),
            new(NameOf(chosen), rows.Truth.Length, losses.ToDictionary(pair => NameOf(pair.Key), pair => pair.Value.Average())));
    }

    /// <summary>Fits one kind.</summary>
    private static OutputMap Fit(CalibrationKind kind, float[] truth, float[] outputs)
    {
        if (kind is CalibrationKind.Platt)
        {
            var line = PlattScaling.Fit(truth, outputs);
            return OutputMap.Platt(line.Slope, line.Offset);
        }

        var steps = IsotonicRegression.Fit(truth, outputs);
        return OutputMap.Isotonic(steps.X, steps.Y);
    }

    private static string NameOf(CalibrationKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Each fold by a map from the others.</summary>
    private static float[] CrossFitted(OutOfFold rows, CalibrationKind kind)
    {
        float[] calibrated = new float[rows.Outputs.Length];
        foreach (int fold in rows.Folds.Distinct())
        {
            int[] others = rows.Places(fold, others: true);
            float[] truth = [.. others.Select(place => rows.Truth[place])];
            OutputMap? map = truth.Contains(0) && truth.Contains(1) ? Fit(kind, truth, [.. others.Select(place => rows.Outputs[place])]) : null;
            foreach (int place in rows.Places(fold, others: false))
            {
                calibrated[place] = map?.Apply(rows.Outputs[place]) ?? rows.Outputs[place];
            }
        }

        return calibrated;
    }

    /// <summary>The simplest that is not worse than another by more than one standard error of the differences over the rows.</summary>
    private static CalibrationKind Best(Dictionary<CalibrationKind, double[]> losses)
    {
        CalibrationKind best = losses.MinBy(pair => pair.Value.Average()).Key;
        return losses.First(pair => pair.Key == best || IsAsGood(pair.Value, losses[best])).Key;
    }

    private static bool IsAsGood(double[] simple, double[] best)
    {
        double[] differences = [.. simple.Zip(best, (a, b) => a - b)];
        double mean = differences.Average();
        double error = Math.Sqrt(differences.Sum(difference => (difference - mean) * (difference - mean)) / Math.Max(1, differences.Length - 1) / differences.Length);
        return mean <= error;
    }

    private static double[] Losses(float[] truth, float[] probabilities) =>
        [.. truth.Select((value, row) => -Math.Log(Math.Clamp(value == 1 ? probabilities[row] : 1 - (double)probabilities[row], 1e-7, 1)))];
}
