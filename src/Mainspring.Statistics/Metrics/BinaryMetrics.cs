namespace Mainspring.Statistics.Metrics;

/// <summary>
/// How well probabilities of two classes agree with the truth. What a sample cannot tell is NaN: the areas when a class is absent. Precision is 0 when no row is
/// called positive, recall and F1 are 0 when none is positive, as scikit-learn has it.
/// </summary>
public sealed record BinaryMetrics
{
    /// <summary>The number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>From which probability on a row is called positive (inclusive).</summary>
    public required double Threshold { get; init; }

    /// <summary>See <see cref="ScoreRanking.RocAuc"/>.</summary>
    public required double RocAuc { get; init; }

    /// <summary>See <see cref="ScoreRanking.AveragePrecision"/>.</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>Rows by truth and call.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>The mean of −ln p of the true class, p kept within 2^-23 of 0 and 1 (the grain of single precision). NaN without rows.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The mean of (p − truth)². NaN without rows.</summary>
    public required double Brier { get; init; }

    /// <summary>The share of rows called rightly.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>The share of positive calls that are right.</summary>
    public double Precision => Confusion.Precision(1);

    /// <summary>The share of positive rows that are found.</summary>
    public double Recall => Confusion.Recall(1);

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1 => Confusion.F1(1);

    /// <summary>Matthews' correlation of truth and call, −1 to 1; 0 when either is constant.</summary>
    public double Mcc => Confusion.Mcc;

    /// <param name="truth">1 for a positive row, 0 for a negative one.</param>
    /// <param name="probabilities">Of the positive class.</param>
    /// <param name="threshold">From which probability on a row is called positive (inclusive).</param>
    /// <exception cref="ArgumentException">The lengths differ, a truth is neither 0 nor 1, or a probability is NaN.</exception>
    public static BinaryMetrics Compute(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities, double threshold = 0.5)
    {
        var ranking = ScoreRanking.Of(truth, probabilities);
        double logLoss = 0, brier = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            logLoss -= Math.Log(ProbabilityGrain.Clip(truth[i] == 1 ? probabilities[i] : 1 - (double)probabilities[i]));
            brier += Math.Pow(probabilities[i] - (double)truth[i], 2);
        }

        return new()
        {
            Rows = truth.Length,
            Threshold = threshold,
            RocAuc = ranking.RocAuc(),
            AveragePrecision = ranking.AveragePrecision(),
            Confusion = ConfusionMatrix.OfBinary(truth, probabilities, threshold),
            LogLoss = logLoss / truth.Length,
            Brier = brier / truth.Length,
        };
    }

    /// <summary>The metrics by the names that gates and logs use.</summary>
    public IReadOnlyDictionary<string, double> ToDictionary() => new Dictionary<string, double>
    {
        ["roc_auc"] = RocAuc,
        ["average_precision"] = AveragePrecision,
        ["f1"] = F1,
        ["precision"] = Precision,
        ["recall"] = Recall,
        ["accuracy"] = Accuracy,
        ["log_loss"] = LogLoss,
        ["brier"] = Brier,
        ["mcc"] = Mcc,
    };
}
