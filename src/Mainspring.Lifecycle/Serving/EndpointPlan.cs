using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving;

/// <summary>What an endpoint shall be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Variants">Its variants, without faults by <see cref="VariantRules"/>.</param>
/// <param name="StickTo">Where the key of a request that brings none is found; null for its request id.</param>
/// <param name="Waits">Whether variants besides the default may name aliases that do not exist yet; the default answers for them until they do.</param>
public sealed record EndpointPlan(string Name, IReadOnlyList<Variant> Variants, StickyKey? StickTo = null, bool Waits = false)
{
    /// <summary>The least percent of each variant, when the traffic follows what is said of their answers; null when the weights stay as they are set.</summary>
    public double? BanditFloor { get; init; }

    /// <summary>Which requests go to one variant whatever their key, without faults by <see cref="SegmentRule"/>.</summary>
    public IReadOnlyList<SegmentRule> Segments { get; init; } = [];
}
