namespace Mainspring.Client.Endpoints;

/// <summary>An endpoint as the server has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The registered model of the default variant.</param>
/// <param name="Alias">The alias that the default variant follows; null when it stays at a version.</param>
/// <param name="Version">The version that the default variant answers with; null when it cannot answer.</param>
/// <param name="WantedVersion">The version that was named, or that the alias points to; null when there is no such alias.</param>
/// <param name="State"><c>ready</c>, <c>degraded</c> (an older version or another variant answers) or <c>unavailable</c>.</param>
/// <param name="Reason">Why the state is not <c>ready</c>.</param>
/// <param name="StickTo">Where the key of a request that brings none is found; null for its request id.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last set.</param>
/// <param name="Variants">What shares its traffic.</param>
/// <param name="Live">Its traffic.</param>
/// <param name="Segments">Which requests go to one variant whatever their key; null for none.</param>
/// <param name="BanditFloor">The least percent of each variant, when the traffic follows what is said of the answers; null for weights that stay.</param>
public sealed record EndpointDetails(
    string Name,
    string Model,
    string? Alias,
    int? Version,
    int? WantedVersion,
    string State,
    string? Reason,
    string? StickTo,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<EndpointVariant> Variants,
    EndpointLive Live,
    IReadOnlyList<SegmentTarget>? Segments = null,
    double? BanditFloor = null);
