using Mainspring.Statistics.Metrics;

namespace Mainspring.Statistics.Curves;

/// <summary>Precision over recall.</summary>
/// <param name="Points">Across recall, up precision, from recall 0 (precision 1 by convention) to 1. Empty without a positive row.</param>
/// <param name="AveragePrecision">Of the full curve, whatever was thinned; NaN without a positive row.</param>
/// <param name="BaseRate">The share of positive rows: the precision of calling every row positive.</param>
public sealed record PrecisionRecallCurve(IReadOnlyList<CurvePoint> Points, double AveragePrecision, double BaseRate)
{
    /// <param name="truth">1 for a positive row, 0 for a negative one.</param>
    /// <param name="scores">Higher means more likely positive.</param>
    /// <param name="points">Points to keep at most.</param>
    /// <exception cref="ArgumentException">The lengths differ, a truth is neither 0 nor 1, or a score is NaN.</exception>
    public static PrecisionRecallCurve Of(ReadOnlySpan<float> truth, ReadOnlySpan<float> scores, int points = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 3);
        var ranking = ScoreRanking.Of(truth, scores);
        double baseRate = (double)ranking.Positives / truth.Length;
        if (ranking.Positives == 0)
        {
            return new([], double.NaN, baseRate);
        }

        int[] kept = CurveThinning.Places(ranking.Thresholds.Length, points - 1);
        return new(
            [
                new(0, 1, double.PositiveInfinity),
                .. kept.Select(i => new CurvePoint((double)ranking.TruePositives[i] / ranking.Positives, (double)ranking.TruePositives[i] / (ranking.TruePositives[i] + ranking.FalsePositives[i]), ranking.Thresholds[i])),
            ],
            ranking.AveragePrecision(),
            baseRate);
    }
}
