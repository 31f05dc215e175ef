using Mainspring.Charts;
using Mainspring.Charts.Bars;
using Mainspring.Charts.Lines;
using Mainspring.Charts.Matrices;
using Mainspring.Charts.Swarm;
using Mainspring.Learning;
using Mainspring.Lifecycle.Training.Explaining;

namespace Mainspring.Lifecycle.Training.Cards;

/// <summary>The pictures of an evaluation: what there is, in the order of reading.</summary>
public static class EvaluationCharts
{
    private const int Width = 360;
    private const int DrawnBins = 20;
    private const int MostFeatures = 15;
    private const int MostDependences = 2;

    /// <summary>The charts.</summary>
    public static IReadOnlyList<Chart> Of(Evaluation evaluation)
    {
        Chart?[] charts =
        [
            Roc(evaluation), PrecisionRecall(evaluation), Calibration(evaluation), Scores(evaluation), Confusion(evaluation), Residuals(evaluation), Permutation(evaluation), Reasons(evaluation), .. Dependence(evaluation), Importance(evaluation),
        ];
        return [.. charts.OfType<Chart>()];
    }

    /// <summary>The charts as files of their own, by names made of their titles.</summary>
    public static IEnumerable<(string Name, string Svg)> Files(Evaluation evaluation) => Of(evaluation).Select(chart => ($"{NameOf(chart.Title)}.svg", chart.ToFile()));

    private static string NameOf(string title) => string.Join('-', string.Concat(title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static LineChart? Roc(Evaluation evaluation) => evaluation.Roc is not { } points ? null
        : CurveCharts.Roc([.. points.Select(point => point.X)], [.. points.Select(point => point.Y)], Metric(evaluation, "roc_auc"));

    private static LineChart? PrecisionRecall(Evaluation evaluation) => evaluation.PrecisionRecall is not { } points ? null
        : CurveCharts.PrecisionRecall([.. points.Select(point => point.X)], [.. points.Select(point => point.Y)], Metric(evaluation, "average_precision"), PositiveShare(evaluation));

    private static LineChart? Calibration(Evaluation evaluation)
    {
        if (evaluation.Calibration is not { } bins)
        {
            return null;
        }

        LineChart chart = CurveCharts.Calibration([.. bins.Select(bin => bin.MeanPredicted)], [.. bins.Select(bin => bin.ShareObserved)], Metric(evaluation, "brier"));
        return evaluation.Calibrated?.Before is not { } before
            ? chart
            : chart with { Series = [new LineSeries("calibrated", [.. bins.Select(bin => bin.MeanPredicted)], [.. bins.Select(bin => bin.ShareObserved)]) { Marks = true }, new LineSeries("before", [.. before.Select(bin => bin.MeanPredicted)], [.. before.Select(bin => bin.ShareObserved)])] };
    }

    private static LineChart? Scores(Evaluation evaluation)
    {
        if (evaluation.ScoreHistograms is not { Count: > 0 } histograms)
        {
            return null;
        }

        return new LineChart
        {
            Title = "Predicted probability by true class",
            Description = $"The further apart the two lines, the better. Rows count as {evaluation.Classes[^1]} from {evaluation.Threshold ?? 0.5:0.##} on.",
            Width = Width,
            Height = 300,
            LabelX = $"probability of {evaluation.Classes[^1]}",
            LabelY = "share of the class",
            RangeX = Charts.Axes.ValueRange.Unit,
            Series = [.. histograms.Select((counts, index) => Shares(counts, index < evaluation.Classes.Count ? evaluation.Classes[index] : ""))],
        };
    }

    private static LineSeries Shares(IReadOnlyList<int> counts, string name)
    {
        double total = Math.Max(1, counts.Sum());
        int[] drawn = [.. counts.Chunk(Math.Max(1, counts.Count / DrawnBins)).Select(bins => bins.Sum())];
        return new LineSeries(name, [.. drawn.Select((_, bin) => (bin + 0.5) / drawn.Length)], [.. drawn.Select(count => count / total)]) { Filled = true };
    }

    private static ConfusionChart? Confusion(Evaluation evaluation) => evaluation.Confusion is not { } counts ? null : new ConfusionChart
    {
        Title = "Confusion matrix",
        Description = evaluation.Threshold is { } threshold ? $"Hold-out rows at the threshold {threshold:0.##}." : "Hold-out rows.",
        Width = Width,
        Classes = evaluation.Classes,
        Counts = [.. counts.Select(row => (IReadOnlyList<double>)[.. row.Select(count => (double)count)])],
    };

    private static LineChart? Residuals(Evaluation evaluation)
    {
        if (evaluation.Predictions is not { Count: > 0 } sample || evaluation.Task != TaskKind.Regression)
        {
            return null;
        }

        var ordered = sample.OrderBy(pair => pair.Prediction).ToArray();
        return new LineChart
        {
            Title = "Errors over predictions",
            Description = "Truth minus prediction; a good model scatters evenly around zero.",
            Width = Width,
            Height = 300,
            LabelX = "prediction",
            LabelY = "truth − prediction",
            Series = [new LineSeries("error", [.. ordered.Select(pair => pair.Prediction)], [.. ordered.Select(pair => pair.Truth - pair.Prediction)]) { Marks = true, Joined = false }],
            Thresholds = [new Threshold(0)],
        };
    }

    private static BarChart? Permutation(Evaluation evaluation) => evaluation.Explanation is not { Permutation.Count: > 0 } found ? null : new BarChart
    {
        Title = "What a column is worth",
        Description = $"By how much {found.Metric} gets worse on held-out rows when the column's values change places.",
        Width = Width,
        ValueName = found.Metric,
        Bars = [.. found.Permutation.Take(MostFeatures).Select(column => new Bar(column.Column, column.Loss))],
    };

    private static SwarmChart? Reasons(Evaluation evaluation) => evaluation.Explanation is not { Reasons.Count: > 0 } found ? null : new SwarmChart
    {
        Title = "What moves single predictions",
        Description = $"Each point is a held-out row: right of the line the column raised {(evaluation.Classes.Count > 2 ? "the share of its likeliest class" : "its prediction")}. Dark points have high values, pale ones low values.",
        Width = Width,
        LabelX = "contribution",
        Rows = [.. found.Reasons.Select(column => new SwarmRow(column.Column, column.Contributions, column.Places))],
    };

    private static IEnumerable<LineChart> Dependence(Evaluation evaluation) => (evaluation.Explanation?.Reasons ?? []).Where(column => column.Values is not null && evaluation.Classes.Count <= 2).Take(MostDependences).Select(column => new LineChart
    {
        Title = $"Contribution of {column.Column} by its value",
        Description = "Each point is a held-out row.",
        Width = Width,
        Height = 260,
        LabelX = column.Column,
        LabelY = "contribution",
        Series = [new LineSeries("rows", [.. column.Values!], [.. column.Contributions]) { Marks = true, Joined = false }],
        Thresholds = [new Threshold(0)],
    });

    private static BarChart? Importance(Evaluation evaluation) => evaluation.Importances.Count == 0 ? null : new BarChart
    {
        Title = "What the model rests on",
        Description = evaluation.Importances.Count > MostFeatures ? $"The {MostFeatures} most important of {evaluation.Importances.Count} features." : null,
        Width = Width,
        ValueName = "gain",
        Bars = [.. evaluation.Importances.Take(MostFeatures).Select(feature => new Bar(feature.Feature, feature.Gain))],
    };

    private static double Metric(Evaluation evaluation, string name) => evaluation.Holdout.TryGetValue(name, out double value) ? value : double.NaN;

    private static double PositiveShare(Evaluation evaluation)
    {
        if (evaluation.Confusion is not { Count: 2 } counts)
        {
            return double.NaN;
        }

        double all = counts.Sum(row => row.Sum());
        return all > 0 ? counts[1].Sum() / all : double.NaN;
    }
}
