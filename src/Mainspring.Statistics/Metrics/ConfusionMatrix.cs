namespace Mainspring.Statistics.Metrics;

/// <summary>Rows counted by true class (first index) and called class.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    private ConfusionMatrix(int classes) => (Classes, _counts) = (classes, new long[classes * classes]);

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>All rows.</summary>
    public long Rows => _counts.Sum();

    /// <summary>Rows of class <paramref name="actual"/> that were called <paramref name="called"/>.</summary>
    public long this[int actual, int called] => _counts[(actual * Classes) + called];

    /// <summary>The share of rows called rightly; NaN without rows.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Classes).Sum(k => this[k, k]) / Rows;

    /// <summary>
    /// Matthews' correlation (Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004): 1 perfect, 0 chance. 0 when
    /// all rows are, or are called, one class.
    /// </summary>
    public double Mcc
    {
        get
        {
            double rows = Rows, right = 0, both = 0, actualSquares = 0, calledSquares = 0;
            for (int k = 0; k < Classes; k++)
            {
                double actual = Actual(k), called = Called(k);
                right += this[k, k];
                both += actual * called;
                actualSquares += actual * actual;
                calledSquares += called * called;
            }

            double spread = Math.Sqrt(((rows * rows) - calledSquares) * ((rows * rows) - actualSquares));
            return spread == 0 ? 0 : ((right * rows) - both) / spread;
        }
    }

    /// <summary>Counts two classes: called 1 from the threshold on (inclusive).</summary>
    /// <exception cref="ArgumentException">The lengths differ, a truth is neither 0 nor 1, or a probability is NaN.</exception>
    public static ConfusionMatrix OfBinary(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities, double threshold)
    {
        MetricArguments.RequireBinary(truth, probabilities);
        var matrix = new ConfusionMatrix(2);
        for (int i = 0; i < truth.Length; i++)
        {
            matrix._counts[((int)truth[i] * 2) + (probabilities[i] >= threshold ? 1 : 0)]++;
        }

        return matrix;
    }

    /// <summary>Counts several classes: the most probable is called, the first of equals.</summary>
    /// <param name="truth">Class indices.</param>
    /// <param name="probabilities">Row-major, rows × <paramref name="classes"/>.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, a truth is not a class index, or a probability is NaN.</exception>
    public static ConfusionMatrix OfClasses(ReadOnlySpan<float> truth, ReadOnlySpan<float> probabilities, int classes)
    {
        MetricArguments.RequireRows(truth, probabilities.Length / classes, probabilities);
        MetricArguments.RequireClasses(truth, classes);
        var matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < truth.Length; i++)
        {
            matrix._counts[((int)truth[i] * classes) + MostProbable(probabilities.Slice(i * classes, classes))]++;
        }

        return matrix;
    }

    /// <summary>Rows that are of a class.</summary>
    public long Actual(int k) => Enumerable.Range(0, Classes).Sum(j => this[k, j]);

    /// <summary>Rows that are called a class.</summary>
    public long Called(int k) => Enumerable.Range(0, Classes).Sum(j => this[j, k]);

    /// <summary>The share of the calls of a class that are right; 0 when it is never called.</summary>
    public double Precision(int k) => Called(k) == 0 ? 0 : (double)this[k, k] / Called(k);

    /// <summary>The share of the rows of a class that are found; 0 when it has none.</summary>
    public double Recall(int k) => Actual(k) == 0 ? 0 : (double)this[k, k] / Actual(k);

    /// <summary>2 · right / (actual + called); 0 when the class neither occurs nor is called.</summary>
    public double F1(int k) => Actual(k) + Called(k) == 0 ? 0 : 2.0 * this[k, k] / (Actual(k) + Called(k));

    private static int MostProbable(ReadOnlySpan<float> probabilities)
    {
        int best = 0;
        for (int k = 1; k < probabilities.Length; k++)
        {
            if (probabilities[k] > probabilities[best])
            {
                best = k;
            }
        }

        return best;
    }
}
