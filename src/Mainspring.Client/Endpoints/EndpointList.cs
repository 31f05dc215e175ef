namespace Mainspring.Client.Endpoints;

/// <summary>All endpoints, by name.</summary>
public sealed record EndpointList(IReadOnlyList<EndpointDetails> Endpoints);
