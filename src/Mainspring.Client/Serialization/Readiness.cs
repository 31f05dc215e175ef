namespace Mainspring.Client.Serialization;

/// <summary>Whether a server can serve.</summary>
/// <param name="Status"><c>ok</c>, <c>degraded</c>, <c>starting</c> or <c>draining</c>.</param>
/// <param name="Reasons">Why it is degraded, a sentence each; null otherwise.</param>
public sealed record Readiness(string Status, IReadOnlyList<string>? Reasons = null);
