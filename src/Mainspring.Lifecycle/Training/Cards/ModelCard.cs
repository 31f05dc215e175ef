using System.Globalization;
using Mainspring.Lifecycle.Training.Fairness;
using Mainspring.Lifecycle.Training.Slices;
using Mainspring.Statistics.Resampling;

namespace Mainspring.Lifecycle.Training.Cards;

/// <summary>
/// What everybody should know of a model before using it (Mitchell et al., "Model Cards for Model Reporting", 2019): written from what was measured, so that nobody has to keep it up to
/// date.
/// </summary>
/// <param name="Name">The model.</param>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Identity">The hash of the model.</param>
/// <param name="IntendedUse">What the project says of its purpose; null when it says nothing.</param>
/// <param name="Data">The data by version or place.</param>
/// <param name="DataHash">The hash of the data.</param>
/// <param name="Run">The run that made it, by id.</param>
/// <param name="RunName">Its name.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Features">The columns that are read, with type and unit.</param>
/// <param name="Dropped">Columns that are not read, with the reason.</param>
/// <param name="Parameters">Every hyper-parameter.</param>
/// <param name="Evaluation">How it did.</param>
/// <param name="Gate">The verdict of the gate.</param>
/// <param name="Warnings">What a reader should doubt.</param>
public sealed record ModelCard(
    string Name,
    string Algorithm,
    string Identity,
    string? IntendedUse,
    string Data,
    string? DataHash,
    string Run,
    string RunName,
    DateTimeOffset CreatedAt,
    IReadOnlyList<(string Column, string Type, string Unit)> Features,
    IReadOnlyList<(string Column, string Reason)> Dropped,
    IReadOnlyDictionary<string, string> Parameters,
    Evaluation Evaluation,
    GateVerdict Gate,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The name of the card as Markdown.</summary>
    public const string MarkdownFile = "model_card.md";

    /// <summary>The name of the card as a page that stands alone.</summary>
    public const string HtmlFile = "model_card.html";

    private const int MostColumns = 12;

    /// <summary>The title.</summary>
    public string Title => $"Model card: {Name}";

    internal IEnumerable<CardBlock> Blocks() =>
    [
        .. About(), .. Scores(), .. SlicesBlock(), .. FairnessBlocks(), .. CalibrationBlocks(), .. IntervalBlocks(), .. Reasons(), .. Inputs(), .. Doubts(), .. Again(),
    ];

    private IEnumerable<CardBlock> About()
    {
        yield return new CardBlock.Paragraph(IntendedUse is null ? "The project has no description, so the intended use is not stated. Write `description` in the project file." : $"Intended use: {IntendedUse}");
        yield return new CardBlock.Rows(["what", "value"],
        [
            ["predicts", Evaluation.Classes.Count == 0 ? $"{Evaluation.Target}, a number" : $"{Evaluation.Target}: {string.Join(", ", Evaluation.Classes)}"],
            ["algorithm", Algorithm],
            ["learned from", $"{Count(Evaluation.TrainRows)} rows of {Data}"],
            ["judged by", $"{Count(Evaluation.HoldoutRows)} rows that it never saw"],
            .. Evaluation.Threshold is { } threshold ? [(IReadOnlyList<string>)["calls positive from", Number(threshold)]] : Array.Empty<IReadOnlyList<string>>(),
            ["made by run", $"{RunName} ({Run}), {CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC"],
            ["identity", Identity],
        ]);
    }

    private IEnumerable<CardBlock> Scores()
    {
        yield return new CardBlock.Heading("Scores on rows it never saw");
        yield return new CardBlock.Rows(
            ["metric", "hold-out", "95 % interval", "folds", "training"],
            [.. Evaluation.Holdout.Select(metric => (IReadOnlyList<string>)
            [
                metric.Key,
                Number(metric.Value),
                Evaluation.Intervals?.GetValueOrDefault(metric.Key) is { } interval ? Between(interval) : "–",
                Evaluation.CrossValidation?.Metrics.GetValueOrDefault(metric.Key) is { } folds ? $"{Number(folds.Mean)} ± {Number(folds.Spread)}" : "–",
                Evaluation.Train.TryGetValue(metric.Key, out double train) ? Number(train) : "–",
            ])]);
        if (Gate.Rules.Count > 0)
        {
            yield return new CardBlock.Items([.. Gate.Rules.Select(rule => $"Gate {rule.Rule}: measured {Number(rule.Value)}, {(rule.Passed ? "passed" : "not passed")}{(rule.Note is null ? "" : $" ({rule.Note})")}")]);
        }

        yield return new CardBlock.Pictures(EvaluationCharts.Of(Evaluation));
    }

    private IEnumerable<CardBlock> SlicesBlock()
    {
        if (Evaluation.Slices is not { Count: > 0 } slices)
        {
            yield break;
        }

        string[] metrics = [.. slices.SelectMany(slice => slice.Metrics.Keys).Distinct().Take(5)];
        yield return new CardBlock.Heading("Slices");
        yield return new CardBlock.Rows(
            ["slice", "rows", .. metrics],
            [.. slices.Select(slice => (IReadOnlyList<string>)[$"{slice.Column} = {slice.Value}{(slice.Rows < SliceScore.FewRows ? " (few rows)" : "")}", Count(slice.Rows), .. metrics.Select(metric => slice.Metrics.TryGetValue(metric, out double value) ? Number(value) : "–")])]);
    }

    private IEnumerable<CardBlock> FairnessBlocks()
    {
        foreach (FairnessReport report in Evaluation.Fairness ?? [])
        {
            yield return new CardBlock.Heading($"Fairness by {report.Column}");
            yield return new CardBlock.Rows(
                ["group", "rows", "called positive", "found of positive", "false alarms", "mean probability", "observed"],
                [.. report.Groups.Select(group => (IReadOnlyList<string>)[group.Value, Count(group.Rows), Share(group.Selection), Share(group.TruePositive), Share(group.FalsePositive), Number(group.Predicted), Number(group.Observed)])]);
            yield return report.Gaps.Count == 0
                ? new CardBlock.Paragraph($"Fewer than two groups have {SliceScore.FewRows} rows, so no gap is stated.")
                : new CardBlock.Items([.. report.Gaps.Select(gap => $"{gap.Measure}: {gap.Highest} is {Share(gap.Gap)} above {gap.Lowest}{(gap.MayBeChance ? "; chance alone may have made this" : "")}")]);
        }
    }

    private IEnumerable<CardBlock> CalibrationBlocks()
    {
        if (Evaluation.Calibrated is { } found)
        {
            yield return new CardBlock.Heading("Calibration");
            yield return new CardBlock.Paragraph(
                $"Taken: {found.Kind}, by the log loss on {Count(found.Rows)} rows that had no part in it ({string.Join(", ", found.LogLoss.Select(pair => $"{pair.Key} {Number(pair.Value)}"))}). " +
                $"Expected calibration error on the hold-out: {(found.ErrorBefore is { } before ? $"{Number(before)} before, " : "")}{Number(found.Error ?? double.NaN)} as it is.");
        }
    }

    private IEnumerable<CardBlock> IntervalBlocks()
    {
        if (Evaluation.Interval is { } interval)
        {
            yield return new CardBlock.Heading("Intervals");
            yield return new CardBlock.Paragraph($"Promised to hold {Percent(interval.Level)} of the numbers; on the hold-out they hold {Percent(interval.Coverage)} (95 % interval {Percent(interval.Low)} to {Percent(interval.High)}), at a mean length of {Number(interval.MeanWidth)}.");
        }
    }

    private IEnumerable<CardBlock> Reasons()
    {
        if (Evaluation.Explanation is { Permutation.Count: > 0 } found)
        {
            yield return new CardBlock.Heading("What it rests on");
            yield return new CardBlock.Rows(["column", $"{found.Metric} lost without it"], [.. found.Permutation.Take(MostColumns).Select(column => (IReadOnlyList<string>)[column.Column, $"{Number(column.Loss)} ± {Number(column.Spread)}"])]);
        }
    }

    private IEnumerable<CardBlock> Inputs()
    {
        yield return new CardBlock.Heading("Columns");
        yield return new CardBlock.Rows(["column", "type", "unit"], [.. Features.Select(feature => (IReadOnlyList<string>)[feature.Column, feature.Type, feature.Unit])]);
        if (Dropped.Count > 0)
        {
            yield return new CardBlock.Items([.. Dropped.Select(column => $"Not read: {column.Column}, which {column.Reason}")]);
        }
    }

    private IEnumerable<CardBlock> Doubts()
    {
        yield return new CardBlock.Heading("Warnings");
        yield return Warnings.Count == 0 ? new CardBlock.Paragraph("None were found.") : new CardBlock.Items(Warnings);
    }

    private IEnumerable<CardBlock> Again()
    {
        yield return new CardBlock.Heading("How to make it again");
        yield return new CardBlock.Paragraph($"From {Data}{(DataHash is null ? "" : $" (SHA-256 {DataHash})")}, with the project file that the run keeps, by the same program:");
        yield return new CardBlock.Command($"mainspring reproduce {RunName}");
        yield return new CardBlock.Rows(["hyper-parameter", "value"], [.. Parameters.Select(parameter => (IReadOnlyList<string>)[parameter.Key, parameter.Value])]);
    }

    private static string Between(MetricInterval interval) => $"{Number(interval.Low)} to {Number(interval.High)}";

    private static string Share(ShareWithInterval share) => double.IsNaN(share.Value) ? "–" : $"{Percent(share.Value)} ({Percent(share.Low)} to {Percent(share.High)})";

    private static string Percent(double value) => (100 * value).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Number(double value) => double.IsNaN(value) ? "–" : Math.Abs(value) >= 1000 ? value.ToString("#,0", CultureInfo.InvariantCulture) : value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Count(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
