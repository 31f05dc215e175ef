namespace Mainspring.Client.Endpoints;

/// <summary>What an endpoint is to answer with: one model's alias, or several variants.</summary>
/// <param name="Model">A registered model; null when there are variants.</param>
/// <param name="Alias">One of its aliases; null for <c>champion</c>.</param>
/// <param name="Variants">The variants, in the order of their ranges of the assignment; null for the one model.</param>
/// <param name="StickTo"><c>header:NAME</c> or <c>column:NAME</c>: where the key of a request that brings none is found. Null for its request id.</param>
/// <param name="Wait">Whether variants besides the default may name aliases that do not exist yet; the default answers for them until they do.</param>
/// <param name="Segments">Which requests go to one variant whatever their key; the first that fits. Null for none.</param>
/// <param name="BanditFloor">Has the traffic follow what is said of the answers (Thompson sampling), each variant with at least so many percent; null for weights that stay.</param>
public sealed record EndpointTarget(string? Model, string? Alias = null, IReadOnlyList<VariantTarget>? Variants = null, string? StickTo = null, bool? Wait = null, IReadOnlyList<SegmentTarget>? Segments = null, double? BanditFloor = null);
