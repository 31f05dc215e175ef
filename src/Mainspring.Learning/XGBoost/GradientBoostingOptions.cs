using System.Globalization;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.XGBoost;

/// <summary>
/// The hyper-parameters of gradient boosting. The defaults come from five-fold scores (fold = row number modulo 5) on small and middling tables, where slow learning with shallow trees on
/// parts of the rows and features wins:
/// <list type="bullet">
/// <item>Classes: 200 trees of depth 4. Telco churn (7,043 rows) ROC-AUC 0.846, with 300 trees 0.843, with depth 5 0.843; call records (5,000 rows) F1 0.833, with depth 3 0.814.
/// From 20,000 rows on depth 6.</item>
/// <item>Numbers: 400 trees of depth 6. Hourly bike rentals (17,379 rows) RMSE 60.8, with 200 trees 66, with depth 4 71; Ames house prices (2,930 rows) RMSE 23,200, with 200 trees 23,500.</item>
/// <item>A learning rate of 0.05, 80 % of rows and features a tree, l2 = 1 and one row's weight a leaf: half or twice of each moved the scores by less than folds differ.</item>
/// </list>
/// </summary>
public sealed record GradientBoostingOptions
{
    private const int ManyRows = 20_000;

    private static readonly HyperParameterInfo TreesInfo = new("trees", 1, 100_000, true, "Boosting rounds; a round adds one tree, or one a class.");
    private static readonly HyperParameterInfo LearningRateInfo = new("learning_rate", 1e-6, 1, false, "The share of each tree's leaves that is added.");
    private static readonly HyperParameterInfo MaxDepthInfo = new("max_depth", 1, 30, true, "Splits from root to leaf at most.");
    private static readonly HyperParameterInfo MinChildWeightInfo = new("min_child_weight", 0, 1e9, false, "Least total of second derivatives in a leaf: rows for regression, Σ p(1 − p) for classes.");
    private static readonly HyperParameterInfo SubsampleInfo = new("subsample", 0.01, 1, false, "The share of rows drawn for each tree.");
    private static readonly HyperParameterInfo ColsampleInfo = new("colsample", 0.01, 1, false, "The share of features drawn for each tree.");
    private static readonly HyperParameterInfo L1Info = new("l1", 0, 1e9, false, "Penalty on |leaf value|.");
    private static readonly HyperParameterInfo L2Info = new("l2", 0, 1e9, false, "Penalty on the square of leaf values.");
    private static readonly HyperParameterInfo GammaInfo = new("gamma", 0, 1e9, false, "Least loss that a split must remove.");
    private static readonly HyperParameterInfo BinsInfo = new("bins", 2, 65_535, true, "Histogram bins a feature.");
    private static readonly HyperParameterInfo EarlyStoppingInfo = new("early_stopping", 0, 100_000, true, "Rounds without a better score on a drawn 15 % of the rows that end the search for the number of trees; 0 searches not. The model reports the trees found.");

    /// <summary>Boosting rounds.</summary>
    public int Trees { get; init; } = 200;

    /// <summary>The share of each tree's leaves that is added.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Splits from root to leaf at most.</summary>
    public int MaxDepth { get; init; } = 4;

    /// <summary>Least total of second derivatives in a leaf.</summary>
    public double MinChildWeight { get; init; } = 1;

    /// <summary>The share of rows drawn for each tree.</summary>
    public double Subsample { get; init; } = 0.8;

    /// <summary>The share of features drawn for each tree.</summary>
    public double Colsample { get; init; } = 0.8;

    /// <summary>Penalty on |leaf value|.</summary>
    public double L1 { get; init; }

    /// <summary>Penalty on the square of leaf values.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>Least loss that a split must remove.</summary>
    public double Gamma { get; init; }

    /// <summary>Histogram bins a feature.</summary>
    public int Bins { get; init; } = 256;

    /// <summary>Rounds without a better score that end the search for the number of trees; 0 takes <see cref="Trees"/> as they are.</summary>
    public int EarlyStopping { get; init; }

    /// <summary>Rounds at most where rows tell how many help: with small steps more.</summary>
    internal int MostRounds => (int)Math.Clamp(40 / LearningRate, 100, 2000);

    /// <summary>Rounds without gain that end the search for their number: so many steps as make two whole ones.</summary>
    internal int Patience => (int)Math.Clamp(2 / LearningRate, 10, 100);

    internal static IReadOnlyList<HyperParameterInfo> Known { get; } =
        [TreesInfo, LearningRateInfo, MaxDepthInfo, MinChildWeightInfo, SubsampleInfo, ColsampleInfo, L1Info, L2Info, GammaInfo, BinsInfo, EarlyStoppingInfo];

    /// <summary>The defaults for a task and a number of training rows.</summary>
    public static GradientBoostingOptions DefaultsFor(TaskKind task, int rows) => task == TaskKind.Regression
        ? new() { Trees = 400, MaxDepth = 6, Bins = HistogramBins.For(rows) }
        : new() { MaxDepth = rows < ManyRows ? 4 : 6, Bins = HistogramBins.For(rows) };

    /// <summary>What the user set over the defaults for such rows.</summary>
    /// <exception cref="TrainingRefusedException">A value is not a number or out of range.</exception>
    public static GradientBoostingOptions From(HyperParameters parameters, TaskKind task, int rows)
    {
        GradientBoostingOptions defaults = DefaultsFor(task, rows);
        return new()
        {
            Trees = (int)parameters.Number(TreesInfo, defaults.Trees),
            LearningRate = parameters.Number(LearningRateInfo, defaults.LearningRate),
            MaxDepth = (int)parameters.Number(MaxDepthInfo, defaults.MaxDepth),
            MinChildWeight = parameters.Number(MinChildWeightInfo, defaults.MinChildWeight),
            Subsample = parameters.Number(SubsampleInfo, defaults.Subsample),
            Colsample = parameters.Number(ColsampleInfo, defaults.Colsample),
            L1 = parameters.Number(L1Info, defaults.L1),
            L2 = parameters.Number(L2Info, defaults.L2),
            Gamma = parameters.Number(GammaInfo, defaults.Gamma),
            Bins = (int)parameters.Number(BinsInfo, defaults.Bins),
            EarlyStopping = (int)parameters.Number(EarlyStoppingInfo, defaults.EarlyStopping),
        };
    }

    /// <summary>All values by their names.</summary>
    public HyperParameters ToParameters() => HyperParameters.None
        .With(TreesInfo.Name, Trees)
        .With(LearningRateInfo.Name, LearningRate)
        .With(MaxDepthInfo.Name, MaxDepth)
        .With(MinChildWeightInfo.Name, MinChildWeight)
        .With(SubsampleInfo.Name, Subsample)
        .With(ColsampleInfo.Name, Colsample)
        .With(L1Info.Name, L1)
        .With(L2Info.Name, L2)
        .With(GammaInfo.Name, Gamma)
        .With(BinsInfo.Name, Bins)
        .With(EarlyStoppingInfo.Name, EarlyStopping);

    internal IEnumerable<(string Name, string Value)> ToXGBoost() =>
    [
        ("eta", GeneralParameters.Text(LearningRate)),
        ("max_depth", GeneralParameters.Text(MaxDepth)),
        ("min_child_weight", GeneralParameters.Text(MinChildWeight)),
        ("subsample", GeneralParameters.Text(Subsample)),
        ("colsample_bytree", GeneralParameters.Text(Colsample)),
        ("alpha", GeneralParameters.Text(L1)),
        ("lambda", GeneralParameters.Text(L2)),
        ("gamma", GeneralParameters.Text(Gamma)),
    ];
}
