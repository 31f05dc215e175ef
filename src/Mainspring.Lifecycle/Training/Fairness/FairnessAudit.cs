using Mainspring.Lifecycle.Training.Slices;
using Mainspring.Statistics.AbTests;
using Mainspring.Statistics.Curves;

namespace Mainspring.Lifecycle.Training.Fairness;

/// <summary>
/// Compares groups by selection rate (demographic parity), true and false positive rate (equalised odds; Hardt, Price and Srebro, "Equality of opportunity in supervised learning",
/// 2016) and calibration. Rates have Wilson's intervals, differences Newcombe's; that of calibration is normal.
/// </summary>
internal static class FairnessAudit
{
    private const double Z = 1.959963984540054;

    /// <summary>The report of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="holdout">The rows that judge, with the outputs of the model.</param>
    public static FairnessReport Of(string column, ScoredHoldout holdout)
    {
        Counted[] groups = [.. Slicing.Groups(column, holdout.TakeColumns([column])).Select(group => Count(group.Label, group.Rows, holdout))];
        Counted[] large = [.. groups.Where(group => group.Rows >= SliceScore.FewRows)];
        return new(column, [.. groups.Select(group => group.ToGroup())], large.Length < 2 ? [] :
        [
            .. Gap("selection_rate", large, group => (group.Called, group.Rows)),
            .. Gap("true_positive_rate", large, group => (group.Found, group.Positives)),
            .. Gap("false_positive_rate", large, group => (group.Called - group.Found, group.Rows - group.Positives)),
            Calibration(large),
        ]);
    }

    private static Counted Count(string label, int[] rows, ScoredHoldout holdout)
    {
        float[] truth = [.. rows.Select(row => holdout.Truth[row])], probabilities = [.. rows.Select(row => holdout.Outputs[row])];
        return new(
            label,
            rows.Length,
            truth.Count(value => value == 1),
            probabilities.Count(value => value >= holdout.Threshold),
            rows.Count(row => holdout.Truth[row] == 1 && holdout.Outputs[row] >= holdout.Threshold),
            probabilities.Average(value => (double)value),
            Spread(truth, probabilities),
            CalibrationCurve.Of(truth, probabilities).ExpectedError);
    }

    private static IEnumerable<FairnessGap> Gap(string measure, Counted[] groups, Func<Counted, (int Hits, int Rows)> of)
    {
        Counted[] known = [.. groups.Where(group => of(group).Rows > 0).OrderBy(group => (double)of(group).Hits / of(group).Rows)];
        if (known.Length >= 2)
        {
            ((int lowHits, int lowRows), (int highHits, int highRows)) = (of(known[0]), of(known[^1]));
            Interval interval = Proportions.Newcombe(lowHits, lowRows, highHits, highRows);
            yield return new(measure, known[0].Label, known[^1].Label, new(((double)highHits / highRows) - ((double)lowHits / lowRows), interval.Lower, interval.Upper, lowRows + highRows));
        }
    }

    private static FairnessGap Calibration(Counted[] groups)
    {
        Counted[] order = [.. groups.OrderBy(group => group.Bias)];
        (Counted low, Counted high) = (order[0], order[^1]);
        double reach = Z * Math.Sqrt((low.Spread / low.Rows) + (high.Spread / high.Rows));
        double gap = high.Bias - low.Bias;
        return new("calibration", low.Label, high.Label, new(gap, gap - reach, gap + reach, low.Rows + high.Rows));
    }

    /// <summary>The variance of probability minus truth.</summary>
    private static double Spread(float[] truth, float[] probabilities)
    {
        double[] differences = [.. truth.Zip(probabilities, (value, probability) => (double)probability - value)];
        double mean = differences.Average();
        return differences.Sum(difference => (difference - mean) * (difference - mean)) / Math.Max(1, differences.Length - 1);
    }

    private static ShareWithInterval Share(int hits, int rows)
    {
        Interval interval = Proportions.Wilson(hits, rows);
        return new(rows == 0 ? double.NaN : (double)hits / rows, interval.Lower, interval.Upper, rows);
    }

    private sealed record Counted(string Label, int Rows, int Positives, int Called, int Found, double Predicted, double Spread, double CalibrationError)
    {
        public double Bias => Predicted - ((double)Positives / Rows);

        public GroupFairness ToGroup() => new(
            Label, Rows, Share(Called, Rows), Share(Found, Positives), Share(Called - Found, Rows - Positives), Predicted, (double)Positives / Rows, CalibrationError);
    }
}
