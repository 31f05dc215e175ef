namespace Mainspring.Lifecycle.Training.Fairness;

/// <summary>The widest difference of one rate between two groups with enough rows.</summary>
/// <param name="Measure"><c>selection_rate</c>, <c>true_positive_rate</c>, <c>false_positive_rate</c> or <c>calibration</c> (mean probability minus observed share).</param>
/// <param name="Lowest">The group with the lowest rate.</param>
/// <param name="Highest">The group with the highest.</param>
/// <param name="Gap">How far apart they are, with a 95 % interval.</param>
public sealed record FairnessGap(string Measure, string Lowest, string Highest, ShareWithInterval Gap)
{
    /// <summary>Whether the interval leaves no gap out: chance alone may have made it.</summary>
    public bool MayBeChance => Gap.Low <= 0;
}
