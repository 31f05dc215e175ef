namespace Mainspring.Client.Endpoints;

/// <summary>What an endpoint is to answer with: one model's alias, or several variants.</summary>
/// <param name="Model">A registered model; null when there are variants.</param>
/// <param name="Alias">One of its aliases; null for <c>champion</c>.</param>
/// <param name="Variants">The variants, in the order of their ranges of the assignment; null for the one model.</param>
/// <param name="StickTo"><c>header:NAME</c> or <c>column:NAME</c>: where the key of a request that brings none is found. Null for its request id.</param>
public sealed record EndpointTarget(string? Model, string? Alias = null, IReadOnlyList<VariantTarget>? Variants = null, string? StickTo = null);
