namespace Mainspring.Client.Releases;

/// <summary>What one look at the evidence saw.</summary>
/// <param name="At">When.</param>
/// <param name="Labels">Labelled requests.</param>
/// <param name="Gain">How much better the candidate was; null while nothing was known.</param>
/// <param name="Lower">The lower end of the interval; null while it was open.</param>
/// <param name="Upper">The upper end; null while it was open.</param>
/// <param name="CandidateShare">The percent of the requests that the candidate had.</param>
/// <param name="Outcome">What it said.</param>
public sealed record LookInfo(DateTimeOffset At, long Labels, double? Gain, double? Lower, double? Upper, double CandidateShare, string Outcome);
