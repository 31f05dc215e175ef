using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Lifecycle.Releases;

/// <summary>The wish to try a version beside the champion of an endpoint.</summary>
/// <param name="Endpoint">The endpoint; its default variant follows an alias of the model.</param>
/// <param name="Candidate">The version.</param>
/// <param name="Plan">How; without faults by <see cref="AbTestRules"/>.</param>
/// <param name="StartedBy">Who wishes it.</param>
/// <param name="Training">What the training pipeline is started with when a rollback shall start one; null for its defaults.</param>
public sealed record ReleaseStart(string Endpoint, int Candidate, AbTestPlan Plan, string StartedBy, string? Training = null);
