using Mainspring.Learning.Training;

namespace Mainspring.Learning.Linear;

/// <summary>The hyper-parameters of linear regression.</summary>
public sealed record LinearRegressionOptions
{
    private static readonly HyperParameterInfo L2Info = new("l2", 0, 1e9, false, "Penalty l2 · Σ weight² on the summed squared error, weights of standardised features: alpha of scikit-learn's Ridge.");
    private static readonly HyperParameterInfo L1Info = new("l1", 0, 1, false, "Penalty on |weight|, as a share of the least one that leaves every weight at 0; with l2 an elastic net.");

    /// <summary>Penalty on squared weights; 0 is plain least squares.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>Penalty on the size of weights, as a share of the least one that leaves all of them at 0; 0 is none. Weights that do not help become 0.</summary>
    public double L1 { get; init; }

    internal static IReadOnlyList<HyperParameterInfo> Known { get; } = [L2Info, L1Info];

    /// <summary>What the user set over the defaults.</summary>
    /// <exception cref="TrainingRefusedException">The value is not a number or out of range.</exception>
    public static LinearRegressionOptions From(HyperParameters parameters) => new() { L2 = parameters.Number(L2Info, new LinearRegressionOptions().L2), L1 = parameters.Number(L1Info, 0) };

    /// <summary>All values by their names.</summary>
    public HyperParameters ToParameters() => HyperParameters.None.With(L2Info.Name, L2).With(L1Info.Name, L1);
}
