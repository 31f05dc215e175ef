using Mainspring.Learning.Models;
using Mainspring.Learning.Training;
using Mainspring.Statistics.Resampling;

namespace Mainspring.Lifecycle.Training;

/// <summary>The model that is in use, judged by the held-out rows of the one that may take its place. It may have learned from some of them, which flatters it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Metrics">Its metrics on these rows.</param>
/// <param name="Differences">What the new model has more of each metric, with 95 % intervals by a paired bootstrap.</param>
/// <param name="Unscored">Why it cannot score these rows; null when it can.</param>
public sealed record ChampionComparison(
    int Version,
    IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, MetricInterval> Differences,
    string? Unscored = null)
{
    /// <summary>Scores the rows by the champion.</summary>
    public static ChampionComparison Of(int version, Model champion, ScoredHoldout holdout)
    {
        if (champion.Target.Task != holdout.Spec.Task || !champion.Target.Classes.SequenceEqual(holdout.Spec.Classes))
        {
            return Without(version, "it predicts other classes");
        }

        FeatureMatrix rows;
        try
        {
            rows = champion.Plan.EncodeRows(holdout.Table, holdout.Rows);
        }
        catch (ArgumentException unreadable)
        {
            return Without(version, unreadable.Message);
        }

        float[] outputs = Algorithm.Score(champion.Predictor, rows);
        double threshold = champion.Target.Threshold;
        return new(
            version,
            Evaluator.Metrics(holdout.Spec, holdout.Truth, outputs, threshold),
            Bootstrap.Differences(holdout.Sample, holdout.SampleOf(outputs, threshold), Bootstrap.DrawsFor(rows.Rows), holdout.Spec.SplitSeed));
    }

    /// <summary>A champion that cannot be compared with.</summary>
    public static ChampionComparison Without(int version, string why) => new(version, new Dictionary<string, double>(), new Dictionary<string, MetricInterval>(), why);
}
