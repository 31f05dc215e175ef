using Mainspring.Learning.Training;

namespace Mainspring.Learning.Forests;

/// <summary>The hyper-parameters of a single tree. The defaults keep it small enough to be read.</summary>
public sealed record DecisionTreeOptions
{
    private static readonly HyperParameterInfo MaxDepthInfo = new("max_depth", 1, 64, true, "Splits from root to leaf at most.");
    private static readonly HyperParameterInfo MinChildWeightInfo = new("min_child_weight", 0, 1e9, false, "Least rows in a leaf.");
    private static readonly HyperParameterInfo L2Info = new("l2", 0, 1e9, false, "Penalty on the square of leaf values: pulls the leaves of few rows towards the mean.");
    private static readonly HyperParameterInfo BinsInfo = new("bins", 2, 65_535, true, "Histogram bins a feature.");

    /// <summary>Splits from root to leaf at most.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>Least rows in a leaf.</summary>
    public double MinChildWeight { get; init; } = 5;

    /// <summary>Penalty on the square of leaf values.</summary>
    public double L2 { get; init; }

    /// <summary>Histogram bins a feature.</summary>
    public int Bins { get; init; } = 256;

    internal static IReadOnlyList<HyperParameterInfo> Known { get; } = [MaxDepthInfo, MinChildWeightInfo, L2Info, BinsInfo];

    /// <summary>What the user set over the defaults.</summary>
    /// <exception cref="TrainingRefusedException">A value is not a number or out of range.</exception>
    public static DecisionTreeOptions From(HyperParameters parameters)
    {
        var defaults = new DecisionTreeOptions();
        return new()
        {
            MaxDepth = (int)parameters.Number(MaxDepthInfo, defaults.MaxDepth),
            MinChildWeight = parameters.Number(MinChildWeightInfo, defaults.MinChildWeight),
            L2 = parameters.Number(L2Info, defaults.L2),
            Bins = (int)parameters.Number(BinsInfo, defaults.Bins),
        };
    }

    /// <summary>All values by their names.</summary>
    public HyperParameters ToParameters() => HyperParameters.None
        .With(MaxDepthInfo.Name, MaxDepth)
        .With(MinChildWeightInfo.Name, MinChildWeight)
        .With(L2Info.Name, L2)
        .With(BinsInfo.Name, Bins);

    /// <summary>A forest of one tree that sees all rows and all features.</summary>
    internal RandomForestOptions ToForest() => new()
    {
        Trees = 1,
        Subsample = 1,
        Colsample = 1,
        MaxDepth = MaxDepth,
        MinChildWeight = MinChildWeight,
        L2 = L2,
        Bins = Bins,
    };
}
