namespace Mainspring.Client.Releases;

/// <summary>The evidence as a bet: for reading only, since it is not protected against looking often.</summary>
/// <param name="ChanceCandidateIsBetter">The chance that the candidate is better.</param>
/// <param name="ExpectedLoss">What is lost on average by taking it, in the unit of the metric.</param>
public sealed record BayesianInfo(double ChanceCandidateIsBetter, double ExpectedLoss);
