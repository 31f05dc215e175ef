namespace Mainspring.Web.Endpoints;

/// <summary>All endpoints of this process.</summary>
public sealed record EndpointsModel(IReadOnlyList<EndpointSnapshot> Endpoints);
