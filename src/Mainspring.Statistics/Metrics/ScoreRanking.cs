namespace Mainspring.Statistics.Metrics;

/// <summary>
/// Scores of two classes, cut at every distinct score from the highest down: what is counted when all rows at or above it are called positive. Equal scores
/// are one cut, so no metric depends on the order of rows. All curves and areas are read off this one sort.
/// </summary>
public sealed class ScoreRanking
{
    private ScoreRanking(float[] thresholds, int[] truePositives, int[] falsePositives) =>
        (Thresholds, TruePositives, FalsePositives) = (thresholds, truePositives, falsePositives);

    /// <summary>The distinct scores, highest first.</summary>
    public float[] Thresholds { get; }

    /// <summary>Positives with at least the score of each cut.</summary>
    public int[] TruePositives { get; }

    /// <summary>Negatives with at least the score of each cut.</summary>
    public int[] FalsePositives { get; }

    /// <summary>The number of positive rows.</summary>
    public int Positives => TruePositives.Length == 0 ? 0 : TruePositives[^1];

    /// <summary>The number of negative rows.</summary>
    public int Negatives => FalsePositives.Length == 0 ? 0 : FalsePositives[^1];

    /// <param name="truth">1 for a positive row, 0 for a negative one.</param>
    /// <param name="scores">Higher means more likely positive.</param>
    /// <exception cref="ArgumentException">The lengths differ, a truth is neither 0 nor 1, or a score is NaN.</exception>
    public static ScoreRanking Of(ReadOnlySpan<float> truth, ReadOnlySpan<float> scores)
    {
        MetricArguments.RequireBinary(truth, scores);
        float[] ordered = scores.ToArray();
        float[] labels = truth.ToArray();
        Array.Sort(ordered, labels);

        var thresholds = new List<float>();
        var truePositives = new List<int>();
        var falsePositives = new List<int>();
        int positives = 0, negatives = 0;
        for (int i = ordered.Length - 1; i >= 0; i--)
        {
            _ = labels[i] == 1 ? positives++ : negatives++;
            if (i == 0 || ordered[i - 1] != ordered[i])
            {
                thresholds.Add(ordered[i]);
                truePositives.Add(positives);
                falsePositives.Add(negatives);
            }
        }

        return new([.. thresholds], [.. truePositives], [.. falsePositives]);
    }

    /// <summary>
    /// The area under the receiver operating characteristic: the chance that a positive scores above a negative, equal scores counting half (Mann and Whitney).
    /// NaN when a class is absent.
    /// </summary>
    public double RocAuc()
    {
        double area = 0;
        int lastTrue = 0, lastFalse = 0;
        for (int i = 0; i < Thresholds.Length; i++)
        {
            area += (FalsePositives[i] - lastFalse) * (lastTrue + (double)TruePositives[i]) / 2;
            (lastTrue, lastFalse) = (TruePositives[i], FalsePositives[i]);
        }

        return area / Positives / Negatives;
    }

    /// <summary>Average precision, Σ (recall_i − recall_i-1) · precision_i over the cuts, without interpolation. NaN without a positive row.</summary>
    public double AveragePrecision()
    {
        double sum = 0;
        int last = 0;
        for (int i = 0; i < Thresholds.Length; i++)
        {
            sum += (TruePositives[i] - last) * ((double)TruePositives[i] / (TruePositives[i] + FalsePositives[i]));
            last = TruePositives[i];
        }

        return sum / Positives;
    }
}
