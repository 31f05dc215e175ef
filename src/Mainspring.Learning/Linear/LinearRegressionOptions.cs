using Mainspring.Learning.Training;

namespace Mainspring.Learning.Linear;

/// <summary>The hyper-parameters of linear regression.</summary>
public sealed record LinearRegressionOptions
{
    private static readonly HyperParameterInfo L2Info = new("l2", 0, 1e9, false, "Penalty l2 · Σ weight² on the summed squared error, weights of standardised features: alpha of scikit-learn's Ridge.");

    /// <summary>Penalty on squared weights; 0 is plain least squares.</summary>
    public double L2 { get; init; } = 1;

    internal static IReadOnlyList<HyperParameterInfo> Known { get; } = [L2Info];

    /// <summary>What the user set over the defaults.</summary>
    /// <exception cref="TrainingRefusedException">The value is not a number or out of range.</exception>
    public static LinearRegressionOptions From(HyperParameters parameters) => new() { L2 = parameters.Number(L2Info, new LinearRegressionOptions().L2) };

    /// <summary>All values by their names.</summary>
    public HyperParameters ToParameters() => HyperParameters.None.With(L2Info.Name, L2);
}
