using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving;

/// <summary>What an endpoint shall be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Variants">Its variants, without faults by <see cref="VariantRules"/>.</param>
/// <param name="StickTo">Where the key of a request that brings none is found; null for its request id.</param>
public sealed record EndpointPlan(string Name, IReadOnlyList<Variant> Variants, StickyKey? StickTo = null);
