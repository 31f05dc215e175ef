using System.Globalization;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Server.Serving.Variants;

/// <summary>What callers want of an endpoint, as a plan without faults or as all faults at once.</summary>
internal static class EndpointPlans
{
    private const int LongestName = 100;
    private const string DefaultAlias = "champion";

    /// <summary>Reads a target.</summary>
    /// <returns>The plan, or null and what is wrong.</returns>
    public static (EndpointPlan? Plan, IReadOnlyList<ProblemError> Faults) Read(string endpoint, EndpointTarget target)
    {
        List<ProblemError> faults = [];
        if (NameRules.FindFault(endpoint, LongestName) is { } badName)
        {
            faults.Add(new ProblemError("", $"The name of the endpoint {badName}."));
        }

        StickyKey? sticky = null;
        if (target.StickTo is not null && !StickyKey.TryParse(target.StickTo, out sticky, out string? badKey))
        {
            faults.Add(new ProblemError("/stick_to", badKey));
        }

        Variant[] variants = target.Variants is { } several ? VariantsOf(several) : [Variant.Alone(target.Model ?? "", target.Alias ?? DefaultAlias)];
        if (target.Variants is null)
        {
            faults.AddRange(FaultsOfOne(target));
        }
        else
        {
            if (target.Model is not null || target.Alias is not null)
            {
                faults.Add(new ProblemError("/variants", "An endpoint is given either a model with its alias, or variants that have each their own."));
            }

            faults.AddRange(VariantRules.FindFaults(variants).Select(fault => new ProblemError(fault.Pointer, fault.Message)));
        }

        SegmentRule[] segments = [.. (target.Segments ?? []).Select(rule => new SegmentRule(rule.Column ?? "", rule.Values ?? [], rule.Variant ?? ""))];
        faults.AddRange(SegmentRule.FindFaults(segments, variants).Select(fault => new ProblemError(fault.Pointer, fault.Message)));
        if (target.BanditFloor is not (null or (>= 0 and <= Bandit.HighestFloor)))
        {
            faults.Add(new ProblemError("/bandit_floor", $"is the least percent of each variant, from 0 to {Bandit.HighestFloor}."));
        }

        return faults.Count == 0 ? (new EndpointPlan(endpoint, variants, sticky, target.Wait is true) { Segments = segments.Length == 0 ? [] : segments, BanditFloor = target.BanditFloor }, faults) : (null, faults);
    }

    /// <summary>The models that a target names.</summary>
    public static IEnumerable<string?> ModelsOf(EndpointTarget target) =>
        target.Variants is { Count: > 0 } variants ? variants.Select(variant => variant.Model).Distinct() : [target.Model];

    /// <summary>Where in the target a variant of the plan says its alias.</summary>
    public static string PointerToAlias(EndpointTarget target, int variant) =>
        target.Variants is null ? "/alias" : string.Create(CultureInfo.InvariantCulture, $"/variants/{variant}/alias");

    private static Variant[] VariantsOf(IReadOnlyList<VariantTarget> targets)
    {
        bool saysDefault = targets.Any(target => target.Default is true);
        double rest = 100 - targets.Sum(target => target.Weight ?? 0);
        VariantTarget? first = targets.FirstOrDefault(target => target.Shadow is not true);
        VariantTarget? open = targets.Count(IsOpen) == 1 ? targets.Single(IsOpen) : null;
        return
        [
            .. targets.Select(target => new Variant
            {
                Name = target.Name ?? "",
                Model = target.Model ?? "",
                Alias = target.Version is null ? target.Alias ?? DefaultAlias : target.Alias,
                Version = target.Version,
                Weight = target.Weight ?? (ReferenceEquals(target, open) ? Math.Max(0, rest) : 0),
                IsDefault = saysDefault ? target.Default is true : ReferenceEquals(target, first),
                IsShadow = target.Shadow is true,
            }),
        ];
    }

    /// <summary>Whether a variant shares the traffic and leaves open by how much.</summary>
    private static bool IsOpen(VariantTarget target) => target is { Weight: null, Shadow: not true };

    private static IEnumerable<ProblemError> FaultsOfOne(EndpointTarget target)
    {
        if (NameRules.FindFault(target.Model, LongestName) is { } badModel)
        {
            yield return new ProblemError("/model", $"The name of the model {badModel}.");
        }

        if (NameRules.FindFault(target.Alias ?? DefaultAlias, LongestName) is { } badAlias)
        {
            yield return new ProblemError("/alias", $"The alias {badAlias}.");
        }
    }
}
