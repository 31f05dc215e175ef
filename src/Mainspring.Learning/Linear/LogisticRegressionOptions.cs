using Mainspring.Learning.Training;

namespace Mainspring.Learning.Linear;

/// <summary>The hyper-parameters of logistic regression.</summary>
public sealed record LogisticRegressionOptions
{
    private static readonly HyperParameterInfo L2Info = new("l2", 0, 1e9, false, "Penalty l2/2 · Σ weight² on the summed log loss, weights of standardised features: 1/C of scikit-learn.");
    private static readonly HyperParameterInfo L1Info = new("l1", 0, 1, false, "Penalty on |weight|, as a share of the least one that leaves every weight at 0; with l2 an elastic net.");
    private static readonly HyperParameterInfo MaxIterationsInfo = new("max_iterations", 1, 100_000, true, "Iterations of the solver at most.");

    /// <summary>Penalty on squared weights; 0 is none, and then weights grow without bound on separable rows until the iterations end.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>Penalty on the size of weights, as a share of the least one that leaves all of them at 0; 0 is none. Weights that do not help become 0.</summary>
    public double L1 { get; init; }

    /// <summary>Iterations of the solver at most; some tens are usual.</summary>
    public int MaxIterations { get; init; } = 1000;

    internal static IReadOnlyList<HyperParameterInfo> Known { get; } = [L2Info, L1Info, MaxIterationsInfo];

    /// <summary>What the user set over the defaults.</summary>
    /// <exception cref="TrainingRefusedException">A value is not a number or out of range.</exception>
    public static LogisticRegressionOptions From(HyperParameters parameters)
    {
        var defaults = new LogisticRegressionOptions();
        return new()
        {
            L2 = parameters.Number(L2Info, defaults.L2),
            L1 = parameters.Number(L1Info, 0),
            MaxIterations = (int)parameters.Number(MaxIterationsInfo, defaults.MaxIterations),
        };
    }

    /// <summary>All values by their names.</summary>
    public HyperParameters ToParameters() => HyperParameters.None.With(L2Info.Name, L2).With(L1Info.Name, L1).With(MaxIterationsInfo.Name, MaxIterations);
}
