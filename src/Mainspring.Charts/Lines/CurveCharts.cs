using Mainspring.Charts.Axes;

namespace Mainspring.Charts.Lines;

/// <summary>The curves that describe a classifier, each on the unit square.</summary>
public static class CurveCharts
{
    /// <summary>Share of positives found against share of negatives flagged, over all thresholds, with chance as the diagonal.</summary>
    public static LineChart Roc(IReadOnlyList<double> falsePositiveRate, IReadOnlyList<double> truePositiveRate, double area) =>
        Square("ROC curve", $"ROC AUC is {NumberText.Of(area)}; 0.5 is chance, 1 is perfect.", "false positive rate", "true positive rate") with
        {
            Series = [new LineSeries("model", falsePositiveRate, truePositiveRate) { Filled = true, Marks = false }],
            Diagonal = true,
        };

    /// <summary>Precision at every recall, with the share of positives as the level of chance.</summary>
    public static LineChart PrecisionRecall(IReadOnlyList<double> recall, IReadOnlyList<double> precision, double averagePrecision, double positiveShare) =>
        Square("Precision and recall", $"Average precision is {NumberText.Of(averagePrecision)}; chance is {NumberText.Of(positiveShare)}.", "recall", "precision") with
        {
            Series = [new LineSeries("model", recall, precision) { Filled = true, Marks = false }],
            Thresholds = double.IsFinite(positiveShare) ? [new Threshold(positiveShare, "chance")] : [],
        };

    /// <summary>Observed share of positives against the mean predicted probability of each bin, with perfect calibration as the diagonal.</summary>
    public static LineChart Calibration(IReadOnlyList<double> predicted, IReadOnlyList<double> observed, double brier) =>
        Square("Calibration", $"Brier score is {NumberText.Of(brier)}; on the diagonal a probability is what happens.", "predicted probability", "observed share") with
        {
            Series = [new LineSeries("model", predicted, observed) { Marks = true }],
            Diagonal = true,
        };

    private static LineChart Square(string title, string description, string labelX, string labelY) => new()
    {
        Title = title,
        Description = description,
        Width = 340,
        Height = 300,
        Series = [],
        LabelX = labelX,
        LabelY = labelY,
        RangeX = ValueRange.Unit,
        RangeY = ValueRange.Unit,
    };
}
