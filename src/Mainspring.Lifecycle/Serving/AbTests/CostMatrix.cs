namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>What each kind of decision between two classes costs, in any unit; a gain is a negative cost.</summary>
/// <param name="FalsePositive">The positive class was called and the truth is the other.</param>
/// <param name="FalseNegative">The negative class was called and the truth is the positive.</param>
/// <param name="TruePositive">The positive class was called rightly.</param>
/// <param name="TrueNegative">The negative class was called rightly.</param>
public sealed record CostMatrix(double FalsePositive, double FalseNegative, double TruePositive = 0, double TrueNegative = 0)
{
    /// <summary>The cost of one decision.</summary>
    public double Of(bool calledPositive, bool isPositive) => (calledPositive, isPositive) switch
    {
        (true, true) => TruePositive,
        (true, false) => FalsePositive,
        (false, true) => FalseNegative,
        _ => TrueNegative,
    };
}
