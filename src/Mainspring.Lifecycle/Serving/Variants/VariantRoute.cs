namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>A range of the assignment and what answers there.</summary>
/// <param name="End">The range ends before this point of 0 to 2⁶⁴; it begins where the range before it ends.</param>
/// <param name="Deployment">What answers.</param>
/// <param name="Traffic">Where its answers are counted.</param>
/// <param name="Propensity">The probability with which this deployment is chosen for a key that nobody knows, over all of its ranges.</param>
public sealed record VariantRoute(ulong End, Deployment Deployment, VariantTraffic Traffic, double Propensity);
