namespace Mainspring.Statistics.Metrics;

/// <summary>
/// How well probabilities of several classes agree with the truth. Macro means average the classes that occur in the truth or in the calls, each counting the same;
/// weighted ones count each class by its rows.
/// </summary>
public sealed record MulticlassMetrics
{
    /// <summary>The number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows by truth and call.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>The mean of −ln p of the true class, p kept within 2^-23 of 0 and 1. NaN without rows.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The mean over classes of the area of that class against the rest; NaN when a class has no rows.</summary>
    public required double RocAucOneVersusRest { get; init; }

    /// <summary>The share of rows called rightly.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>The mean F1 of the classes.</summary>
    public double MacroF1 => Macro(Confusion.F1);

    /// <summary>The mean precision of the classes.</summary>
    public double MacroPrecision => Macro(Confusion.Precision);

    /// <summary>The mean recall of the classes.</summary>
    public double MacroRecall => Macro(Confusion.Recall);

    /// <summary>F1 averaged by the rows of each class.</summary>
    public double WeightedF1 => Enumerable.Range(0, Confusion.Classes).Sum(k => Confusion.Actual(k) * Confusion.F1(k)) / Rows;

    /// <summary>See <see cref="ConfusionMatrix.Mcc"/>.</summary>
    public double Mcc => Confusion.Mcc;

    /// <param name="truth">Class indices.</param>
    /// <param name="probabilities">Row-major, rows × <paramref name="classes"/>.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a truth is not a class index, or a probability is NaN.</exception>
    public static MulticlassMetrics Compute(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var confusion = ConfusionMatrix.OfClasses(truth, probabilities, classes);
        double logLoss = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            logLoss -= Math.Log(ProbabilityGrain.Clip(probabilities[(i * classes) + (int)truth[i]]));
        }

        return new()
        {
            Rows = truth.Length,
            Confusion = confusion,
            LogLoss = logLoss / truth.Length,
            RocAucOneVersusRest = OneVersusRest(truth, probabilities, classes),
        };
    }

    /// <summary>The metrics by the names that gates and logs use.</summary>
    public IReadOnlyDictionary<string, double> ToDictionary() => new Dictionary<string, double>
    {
        ["accuracy"] = Accuracy,
        ["macro_f1"] = MacroF1,
        ["weighted_f1"] = WeightedF1,
        ["macro_precision"] = MacroPrecision,
        ["macro_recall"] = MacroRecall,
        ["roc_auc_ovr"] = RocAucOneVersusRest,
        ["log_loss"] = LogLoss,
        ["mcc"] = Mcc,
    };

    private static double OneVersusRest(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities, int classes)
    {
        float[] isClass = new float[truth.Length], score = new float[truth.Length];
        double total = 0;
        for (int k = 0; k < classes; k++)
        {
            for (int i = 0; i < truth.Length; i++)
            {
                isClass[i] = truth[i] == k ? 1 : 0;
                score[i] = probabilities[(i * classes) + k];
            }

            total += ScoreRanking.Of(isClass, score).RocAuc();
        }

        return total / classes;
    }

    private double Macro(Func<int, double> metric) =>
        Enumerable.Range(0, Confusion.Classes).Where(k => Confusion.Actual(k) + Confusion.Called(k) > 0).Select(metric).DefaultIfEmpty(double.NaN).Average();
}
