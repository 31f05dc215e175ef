namespace Mainspring.Client.Endpoints;

/// <summary>The columns that the default variant of an endpoint reads.</summary>
/// <param name="Model">The registered model.</param>
/// <param name="Version">Its version at work.</param>
/// <param name="Columns">The columns.</param>
public sealed record EndpointSchema(string Model, int Version, IReadOnlyList<EndpointColumn> Columns);
