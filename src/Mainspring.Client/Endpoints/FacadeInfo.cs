using System.Text.Json.Nodes;

namespace Mainspring.Client.Endpoints;

/// <summary>The facade of an endpoint: a listener that answers in the way of another system.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Port">The port that was asked for; 0 for any.</param>
/// <param name="Address">Where it listens; null when it does not.</param>
/// <param name="Reason">Why it does not; null when it does.</param>
/// <param name="Definition">What was set: <c>port</c>, <c>anonymous</c>, <c>project</c> and <c>routes</c>.</param>
public sealed record FacadeInfo(string Endpoint, int Port, string? Address, string? Reason, JsonObject Definition);
