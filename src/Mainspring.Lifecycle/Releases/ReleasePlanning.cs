using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Releases;

/// <summary>What an endpoint looks like while a candidate is tried, and after. Pure.</summary>
internal static class ReleasePlanning
{
    /// <summary>The alias and the name of the variant of a candidate.</summary>
    public const string Challenger = "challenger";

    /// <summary>Why a candidate cannot be tried at an endpoint; null when it can.</summary>
    public static string? FindObstacle(Endpoint endpoint, int candidate, int? champion)
    {
        if (endpoint.Default.Alias is null)
        {
            return $"The default variant '{endpoint.Default.Name}' of {endpoint.Name} stays at {endpoint.Default.Reference}; let it follow an alias, such as champion, which a promotion can move.";
        }

        if (champion is null)
        {
            return $"The model {endpoint.Model} has no alias '{endpoint.Default.Alias}', so there is no champion to compare with.";
        }

        if (champion == candidate)
        {
            return $"Version {candidate} of {endpoint.Model} is the {endpoint.Default.Alias} already.";
        }

        if (endpoint.BanditFloor is not null)
        {
            return $"The traffic of {endpoint.Name} follows what is said of its answers, and a comparison needs shares that stay; deploy it without the bandit first.";
        }

        string[] others = [.. endpoint.Variants.Where(variant => !variant.IsDefault && !variant.IsShadow && !IsCandidate(endpoint, variant)).Select(variant => variant.Name)];
        return others.Length == 0 ? null
            : $"The traffic of {endpoint.Name} is shared with {string.Join(", ", others)}; two sides can be compared, so take these out first.";
    }

    /// <summary>The endpoint with the candidate at the share of a step.</summary>
    public static EndpointPlan With(Endpoint endpoint, string variant, int candidate, RolloutStep step)
    {
        bool isShadow = step.Share == 0;
        return new(
            endpoint.Name,
            [
                endpoint.Default with { Weight = 100 - step.Share },
                new Variant { Name = variant, Model = endpoint.Model, Version = candidate, Weight = step.Share, IsShadow = isShadow },
                .. Bystanders(endpoint, variant),
            ],
            endpoint.StickTo,
            Waits: true)
        {
            Segments = endpoint.Segments,
        };
    }

    /// <summary>The endpoint without the candidate.</summary>
    public static EndpointPlan Without(Endpoint endpoint, string variant) =>
        new(endpoint.Name, [endpoint.Default with { Weight = 100 }, .. Bystanders(endpoint, variant)], endpoint.StickTo, Waits: true)
        {
            Segments = [.. endpoint.Segments.Where(rule => rule.Variant != variant)],
        };

    /// <summary>The name that a candidate has: that of a variant which already follows the alias of challengers, or one that nobody has.</summary>
    public static string NameFor(Endpoint endpoint) => endpoint.Variants.FirstOrDefault(variant => IsCandidate(endpoint, variant))?.Name ?? Challenger;

    /// <summary>
    /// Whether the candidate of a release was not given the share of its step: its variant is missing, serves something else, or is still at the step before. A share that a
    /// person set by hand meanwhile stays.
    /// </summary>
    public static bool LacksShare(Endpoint endpoint, Release release)
    {
        Variant? candidate = endpoint.Variants.FirstOrDefault(variant => variant.Name == release.CandidateVariant);
        return candidate?.Version != release.Candidate || (release.Step > 0 && IsAt(candidate, release.Plan.AllSteps[release.Step - 1]));
    }

    private static IEnumerable<Variant> Bystanders(Endpoint endpoint, string candidate) => endpoint.Variants.Where(variant => variant.IsShadow && !variant.IsDefault && variant.Name != candidate);

    private static bool IsAt(Variant candidate, RolloutStep step) => candidate.IsShadow ? step.Share == 0 : step.Share == candidate.Weight;

    private static bool IsCandidate(Endpoint endpoint, Variant variant) => variant.Model == endpoint.Model && !variant.IsDefault && (variant.Alias == Challenger || variant.Name == Challenger);
}
