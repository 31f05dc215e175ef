namespace Mainspring.Client.Endpoints;

/// <summary>One of the models that share an endpoint's traffic.</summary>
/// <param name="Variant">Its name.</param>
/// <param name="Model">The registered model.</param>
/// <param name="Version">The version.</param>
/// <param name="Weight">Its share of the traffic in percent.</param>
/// <param name="Identity">The hash of the version's model.json.</param>
/// <param name="LoadedAt">When it began to answer.</param>
public sealed record EndpointVariant(string Variant, string Model, int Version, double Weight, string Identity, DateTimeOffset LoadedAt);
