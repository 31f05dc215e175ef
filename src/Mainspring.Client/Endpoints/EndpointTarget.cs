namespace Mainspring.Client.Endpoints;

/// <summary>What an endpoint is to answer with.</summary>
/// <param name="Model">A registered model.</param>
/// <param name="Alias">One of its aliases; null for <c>champion</c>.</param>
public sealed record EndpointTarget(string? Model, string? Alias = null);
