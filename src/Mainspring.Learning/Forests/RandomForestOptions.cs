using Mainspring.Learning.Training;

namespace Mainspring.Learning.Forests;

/// <summary>
/// The hyper-parameters of random forests. Numbers want deep trees with small leaves, of which the forest takes the noise; noisy classes do not: on Telco churn (five folds by row number)
/// ROC-AUC was 0.845 at depth 9, 0.838 at 12 and 0.833 at 16 with leaves of one row, and 0.845 at 12 with leaves of five.
/// </summary>
public sealed record RandomForestOptions
{
    private static readonly HyperParameterInfo TreesInfo = new("trees", 1, 100_000, true, "Trees, or trees a class for three and more classes.");
    private static readonly HyperParameterInfo MaxDepthInfo = new("max_depth", 1, 64, true, "Splits from root to leaf at most.");
    private static readonly HyperParameterInfo MinChildWeightInfo = new("min_child_weight", 0, 1e9, false, "Least rows in a leaf.");
    private static readonly HyperParameterInfo SubsampleInfo = new("subsample", 0.01, 1, false, "The share of rows drawn, without replacement, for each tree.");
    private static readonly HyperParameterInfo ColsampleInfo = new("colsample", 0.001, 1, false, "The share of features drawn for each split; by default √features of them for classes, a third for numbers.");
    private static readonly HyperParameterInfo L2Info = new("l2", 0, 1e9, false, "Penalty on the square of leaf values: pulls the leaves of few rows towards the mean.");
    private static readonly HyperParameterInfo BinsInfo = new("bins", 2, 65_535, true, "Histogram bins a feature.");

    /// <summary>Trees, or trees a class for three and more classes.</summary>
    public int Trees { get; init; } = 200;

    /// <summary>Splits from root to leaf at most.</summary>
    public int MaxDepth { get; init; } = 12;

    /// <summary>Least rows in a leaf.</summary>
    public double MinChildWeight { get; init; } = 3;

    /// <summary>The share of rows drawn for each tree; 0.632 is what drawing with replacement leaves.</summary>
    public double Subsample { get; init; } = 0.632;

    /// <summary>The share of features drawn for each split.</summary>
    public double Colsample { get; init; } = 1;

    /// <summary>Penalty on the square of leaf values.</summary>
    public double L2 { get; init; }

    /// <summary>Histogram bins a feature.</summary>
    public int Bins { get; init; } = 256;

    internal static IReadOnlyList<HyperParameterInfo> Known { get; } =
        [TreesInfo, MaxDepthInfo, MinChildWeightInfo, SubsampleInfo, ColsampleInfo, L2Info, BinsInfo];

    /// <summary>The defaults for a task and so many rows and features.</summary>
    public static RandomForestOptions DefaultsFor(TaskKind task, int rows, int columns) => task == TaskKind.Regression
        ? new() { Colsample = 1.0 / 3, MaxDepth = 24, MinChildWeight = 1, Bins = HistogramBins.For(rows) }
        : new() { Colsample = 1 / Math.Sqrt(columns), Bins = HistogramBins.For(rows) };

    /// <summary>What the user set over the defaults for such rows.</summary>
    /// <exception cref="TrainingRefusedException">A value is not a number or out of range.</exception>
    public static RandomForestOptions From(HyperParameters parameters, TaskKind task, int rows, int columns)
    {
        RandomForestOptions defaults = DefaultsFor(task, rows, columns);
        return new()
        {
            Trees = (int)parameters.Number(TreesInfo, defaults.Trees),
            MaxDepth = (int)parameters.Number(MaxDepthInfo, defaults.MaxDepth),
            MinChildWeight = parameters.Number(MinChildWeightInfo, defaults.MinChildWeight),
            Subsample = parameters.Number(SubsampleInfo, defaults.Subsample),
            Colsample = parameters.Number(ColsampleInfo, defaults.Colsample),
            L2 = parameters.Number(L2Info, defaults.L2),
            Bins = (int)parameters.Number(BinsInfo, defaults.Bins),
        };
    }

    /// <summary>All values by their names.</summary>
    public HyperParameters ToParameters() => HyperParameters.None
        .With(TreesInfo.Name, Trees)
        .With(MaxDepthInfo.Name, MaxDepth)
        .With(MinChildWeightInfo.Name, MinChildWeight)
        .With(SubsampleInfo.Name, Subsample)
        .With(ColsampleInfo.Name, Colsample)
        .With(L2Info.Name, L2)
        .With(BinsInfo.Name, Bins);
}
