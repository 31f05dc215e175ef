namespace Mainspring.Client.Endpoints;

/// <summary>One of the models that share an endpoint's traffic.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The registered model.</param>
/// <param name="Alias">The alias it follows; null when it stays at a version.</param>
/// <param name="Version">The version at work; null when none is.</param>
/// <param name="WantedVersion">The version that was named, or that the alias points to; null when there is no such alias.</param>
/// <param name="Weight">Its share of the traffic in percent, as it was set.</param>
/// <param name="Share">The share that it answers now: 0 when it cannot, and the default then has it.</param>
/// <param name="Default">Whether it takes over for variants that cannot answer.</param>
/// <param name="Shadow">Whether it scores beside the answers and never answers.</param>
/// <param name="Reason">Why the wanted version is not at work; null when it is.</param>
/// <param name="Identity">The hash of the version's model.json.</param>
/// <param name="LoadedAt">When the version was loaded.</param>
/// <param name="Dropped">Requests that a shadow did not score, because too many waited; null for variants that answer.</param>
/// <param name="Live">Its traffic since the server started.</param>
public sealed record EndpointVariant(
    string Name,
    string Model,
    string? Alias,
    int? Version,
    int? WantedVersion,
    double Weight,
    double Share,
    bool Default,
    bool Shadow,
    string? Reason,
    string? Identity,
    DateTimeOffset? LoadedAt,
    long? Dropped,
    EndpointLive Live);
