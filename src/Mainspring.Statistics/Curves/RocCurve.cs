using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Curves;

/// <summary>The receiver operating characteristic.</summary>
/// <param name="Points">Across the share of negatives called positive, up the share of positives; from (0, 0) to (1, 1). Empty when a class is absent.</param>
/// <param name="Area">Under the full curve, whatever was thinned; NaN when a class is absent.</param>
public sealed record RocCurve(IReadOnlyList<CurvePoint> Points, double Area)
{
    /// <param name="truth">1 for a positive row, 0 for a negative one.</param>
    /// <param name="scores">Higher means more likely positive.</param>
    /// <param name="points">Points to keep at most.</param>
    /// <exception cref="ArgumentException">The lengths differ, a truth is neither 0 nor 1, or a score is NaN.</exception>
    public static RocCurve Of(ReadOnlySpan<float> truth, ReadOnlySpan<float> scores, int points = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 3);
        var ranking = ScoreRanking.Of(truth, scores);
        if (ranking.Positives == 0 || ranking.Negatives == 0)
        {
            return new([], double.NaN);
        }

        int[] kept = CurveThinning.Places(ranking.Thresholds.Length, points - 1);
        return new(
            [
                new(0, 0, double.PositiveInfinity),
                .. kept.Select(i => new CurvePoint((double)ranking.FalsePositives[i] / ranking.Negatives, (double)ranking.TruePositives[i] / ranking.Positives, ranking.Thresholds[i])),
            ],
            ranking.RocAuc());
    }
}
