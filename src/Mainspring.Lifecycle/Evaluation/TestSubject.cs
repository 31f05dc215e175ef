using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>Which predictions an A/B test is about.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Plan">How the test is done.</param>
/// <param name="Champion">The variant that the candidate is compared with.</param>
/// <param name="ChampionVersion">The version behind it.</param>
/// <param name="Candidate">The candidate's variant.</param>
/// <param name="CandidateVersion">The version behind it.</param>
/// <param name="Since">When the test began.</param>
public sealed record TestSubject(string Endpoint, AbTestPlan Plan, string Champion, int ChampionVersion, string Candidate, int CandidateVersion, DateTimeOffset Since);
