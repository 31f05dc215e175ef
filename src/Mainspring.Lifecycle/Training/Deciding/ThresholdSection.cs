using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Statistics.Metrics;

namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>
/// From which probability on the positive class is called: a number, or what the calls shall be best at on rows of training that the fits did not learn from. Written
/// <c>threshold: 0.3</c>, <c>threshold: f1</c> or with keys.
/// </summary>
public sealed record ThresholdSection
{
    /// <summary>The aim of most money.</summary>
    public const string Profit = "profit";

    /// <summary>What can be made best.</summary>
    public static IReadOnlyList<string> Aims { get; } = ["f1", "accuracy", "balanced_accuracy", "mcc", "precision", "recall", Profit];

    /// <summary>What may stand in a project file.</summary>
    public static Shape<ThresholdSection> Shape { get; } = new ThresholdShape(new RecordShape<ThresholdSection>(new())
        .Value("at", new ShareShape(0, 1), s => s.At, (s, v) => s with { At = v }, "The probability itself. Default: chosen by what 'maximize' says.")
        .Field("maximize", new ChoiceShape<string>([.. Aims.Select(aim => (aim, aim))]), s => s.Maximize, (s, v) => s with { Maximize = v }, "What the calls shall be best at: f1, accuracy, balanced_accuracy, mcc, precision (with least_recall), recall (with least_precision) or profit.")
        .Value("benefit_true_positive", new NumberShape(), s => s.BenefitTruePositive, (s, v) => s with { BenefitTruePositive = v }, "What a positive row that is called so brings, for profit. Default: 0.")
        .Value("benefit_true_negative", new NumberShape(), s => s.BenefitTrueNegative, (s, v) => s with { BenefitTrueNegative = v }, "What a negative row that is called so brings, for profit. Default: 0.")
        .Value("cost_false_positive", new NumberShape(), s => s.CostFalsePositive, (s, v) => s with { CostFalsePositive = v }, "What a negative row that is called positive costs, for profit. Default: 0.")
        .Value("cost_false_negative", new NumberShape(), s => s.CostFalseNegative, (s, v) => s with { CostFalseNegative = v }, "What a positive row that is called negative costs, for profit. Default: 0.")
        .Value("least_precision", new ShareShape(0, 1), s => s.LeastPrecision, (s, v) => s with { LeastPrecision = v }, "Thresholds with less precision are out of the question.")
        .Value("least_recall", new ShareShape(0, 1), s => s.LeastRecall, (s, v) => s with { LeastRecall = v }, "Thresholds with less recall are out of the question.")
        .Short("maximize"));

    /// <summary>The probability; null to choose it.</summary>
    public double? At { get; init; }

    /// <summary>What is made best; null where <see cref="At"/> says all.</summary>
    public string? Maximize { get; init; }

    /// <summary>The worth of a found positive row; null for 0.</summary>
    public double? BenefitTruePositive { get; init; }

    /// <summary>The worth of a negative row that is left alone; null for 0.</summary>
    public double? BenefitTrueNegative { get; init; }

    /// <summary>The cost of a false alarm; null for 0.</summary>
    public double? CostFalsePositive { get; init; }

    /// <summary>The cost of a missed positive row; null for 0.</summary>
    public double? CostFalseNegative { get; init; }

    /// <summary>The precision below which no threshold is taken; null for any.</summary>
    public double? LeastPrecision { get; init; }

    /// <summary>The recall below which no threshold is taken; null for any.</summary>
    public double? LeastRecall { get; init; }

    /// <summary>Whether only rows can tell the threshold.</summary>
    public bool IsChosen => At is null && Maximize is not null;

    /// <summary>What calls are worth; NaN where they are out of the question.</summary>
    public double Worth(CallCounts calls) => calls.Precision < LeastPrecision || calls.Recall < LeastRecall ? double.NaN : Maximize switch
    {
        "accuracy" => calls.Accuracy,
        "balanced_accuracy" => calls.BalancedAccuracy,
        "mcc" => calls.Mcc,
        "precision" => calls.Precision,
        "recall" => calls.Recall,
        Profit => ProfitOf(calls),
        _ => calls.F1,
    };

    /// <summary>What calls bring in all.</summary>
    public double ProfitOf(CallCounts calls) =>
        ((BenefitTruePositive ?? 0) * calls.TruePositives) + ((BenefitTrueNegative ?? 0) * calls.TrueNegatives) - ((CostFalsePositive ?? 0) * calls.FalsePositives) - ((CostFalseNegative ?? 0) * calls.FalseNegatives);

    /// <summary>What is wrong with the keys together; null for nothing.</summary>
    internal string? Contradiction => (At, Maximize) switch
    {
        (not null, not null) => "'at' gives the threshold, so there is nothing to maximize; write one of them",
        (null, null) => "it says neither a number nor what to maximize; write 0.3, f1 or {maximize: profit, benefit_true_positive: 80, cost_false_positive: 10}",
        (null, "precision") when LeastRecall is null => "the highest precision alone calls next to nothing positive; add least_recall",
        (null, "recall") when LeastPrecision is null => "the highest recall alone calls everything positive; add least_precision",
        (null, Profit) when BenefitTruePositive is null && CostFalseNegative is null => "profit needs what a found positive row brings (benefit_true_positive) or a missed one costs (cost_false_negative)",
        _ => null,
    };
}
