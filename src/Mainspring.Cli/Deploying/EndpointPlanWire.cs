using Mainspring.Client.Endpoints;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Cli.Deploying;

/// <summary>The plan of an endpoint as the server takes it.</summary>
internal static class EndpointPlanWire
{
    /// <summary>The target of a plan; its variants may wait for aliases that do not exist yet, such as that of a challenger.</summary>
    public static EndpointTarget Of(EndpointPlan plan) => plan.Variants is [{ Alias: { } alias } only] && only.Name == alias
        ? new(only.Model, alias, StickTo: plan.StickTo?.ToString())
        : new(
            null,
            null,
            [.. plan.Variants.Select(variant => new VariantTarget(variant.Name, variant.Model, variant.Alias, variant.Version, variant.IsShadow ? null : variant.Weight, variant.IsDefault, variant.IsShadow))],
            plan.StickTo?.ToString(),
            Wait: true,
            Segments: plan.Segments.Count == 0 ? null : [.. plan.Segments.Select(rule => new SegmentTarget(rule.Column, rule.Values, rule.Variant))],
            BanditFloor: plan.BanditFloor);
}
