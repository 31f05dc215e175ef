namespace Mainspring.Lifecycle.Releases;

/// <summary>One look at the evidence of a release, as charts draw it.</summary>
/// <param name="At">When.</param>
/// <param name="Labels">How many labelled requests there were.</param>
/// <param name="Gain">How much better the candidate was; null while nothing was known.</param>
/// <param name="Lower">The lower end of the interval; null while it was infinite.</param>
/// <param name="Upper">The upper end; null while it was infinite.</param>
/// <param name="CandidateShare">The percent of the requests that the candidate had.</param>
/// <param name="Outcome">The name of the outcome.</param>
public sealed record ReleaseLook(DateTimeOffset At, long Labels, double? Gain, double? Lower, double? Upper, double CandidateShare, string Outcome);
