using Mainspring.Learning;
using Mainspring.Learning.Intervals;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Training;
using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>
/// Fits intervals to the errors on rows of training that their fits did not learn from (conformal prediction with cross-validation, as in Barber et al., "Predictive inference with the
/// jackknife+", 2021). How far off a row usually is, is learned too, and judged by folds; where that shortens no interval, all rows share one reach.
/// </summary>
internal static class IntervalFitting
{
    /// <summary>Fewer rows tell no difference between easy and hard ones.</summary>
    private const int LeastToScale = 200;

    private const int Groups = 5;

    /// <summary>The scale is a small ensemble: it must follow the drift of errors, not single ones.</summary>
    private static readonly HyperParameters ScaleParameters = HyperParameters.None.With("trees", 80).With("max_depth", 3).With("min_child_weight", 20).With("learning_rate", 0.08);

    /// <summary>The interval.</summary>
    /// <param name="spec">What is learned.</param>
    /// <param name="isLogarithmic">Whether errors are measured on ln(1 + number).</param>
    /// <param name="rows">Predictions that were not learned from.</param>
    /// <param name="features">The features of the same rows.</param>
    public static PredictionInterval Fit(TrainingSpec spec, bool isLogarithmic, OutOfFold rows, FeatureMatrix features)
    {
        double level = spec.Interval!.Value;
        double[] errors = [.. rows.Truth.Select((value, i) => Math.Abs(Of(value, isLogarithmic) - Of(rows.Outputs[i], isLogarithmic)))];
        double reach = Quantile(errors, level);
        if (errors.Length < LeastToScale || reach == 0)
        {
            return new(level, reach, isLogarithmic, null);
        }

        float[] aims = Aims(errors);
        double[] scales = CrossFitted(spec, features, aims, rows.Folds);
        double margin = Quantile([.. errors.Select((error, i) => error / scales[i])], level);
        return margin * scales.Average() < reach
            ? new(level, margin, isLogarithmic, Train(spec, features, aims))
            : new(level, reach, isLogarithmic, null);
    }

    /// <summary>How the intervals did on the hold-out.</summary>
    public static IntervalReport Judge(PredictionInterval interval, FeatureMatrix features, float[] truth, float[] predictions)
    {
        float[] spread = new float[predictions.Length * 3];
        predictions.CopyTo(spread, 0);
        interval.Spread(features.Values, predictions.Length, spread);
        int inside = Enumerable.Range(0, truth.Length).Count(row => truth[row] >= spread[(3 * row) + 1] && truth[row] <= spread[(3 * row) + 2]);
        double[] widths = [.. Enumerable.Range(0, truth.Length).Select(row => (double)spread[(3 * row) + 2] - spread[(3 * row) + 1]).Order()];
        Interval share = Proportions.Wilson(inside, truth.Length);
        return new(interval.Level, (double)inside / truth.Length, share.Lower, share.Upper, widths.Average(), widths[widths.Length / 2], interval.Scale is not null);
    }

    private static double Of(double value, bool isLogarithmic) => isLogarithmic ? double.LogP1(Math.Max(value, -1 + 1e-12)) : value;

    /// <summary>The least error that so many rows, and one more that nobody saw yet, stay below at the level.</summary>
    private static double Quantile(double[] errors, double level)
    {
        double[] sorted = [.. errors.Order()];
        int rank = (int)Math.Ceiling((sorted.Length + 1) * level);
        return sorted[Math.Min(rank, sorted.Length) - 1];
    }

    /// <summary>Logarithms, kept from those of errors that are next to nothing.</summary>
    private static float[] Aims(double[] errors)
    {
        double least = Math.Max(errors.Order().ElementAt(errors.Length / 2) / 20, double.Epsilon);
        return [.. errors.Select(error => (float)Math.Log(error + least))];
    }

    private static double[] CrossFitted(TrainingSpec spec, FeatureMatrix features, float[] aims, int[] folds)
    {
        double[] scales = new double[aims.Length];
        int[] groups = Array.ConvertAll(folds, fold => fold % Groups);
        foreach (int group in groups.Distinct())
        {
            int[] others = [.. Enumerable.Range(0, aims.Length).Where(i => groups[i] != group)];
            int[] own = [.. Enumerable.Range(0, aims.Length).Where(i => groups[i] == group)];
            if (others.Length < 2)
            {
                Array.Fill(scales, 1);
                return scales;
            }

            float[] found = Algorithm.Score(Train(spec, features.Take(others), [.. others.Select(i => aims[i])]), features.Take(own));
            for (int i = 0; i < own.Length; i++)
            {
                scales[own[i]] = Math.Exp(found[i]);
            }
        }

        return scales;
    }

    private static IPredictor Train(TrainingSpec spec, FeatureMatrix features, float[] aims) => Trainers.ByName("gradient_boosting").Train(new()
    {
        Features = features,
        Target = aims,
        Task = TaskKind.Regression,
        Parameters = ScaleParameters,
        Seed = spec.Seed,
        Threads = spec.Threads,
    }).Predictor;
}
