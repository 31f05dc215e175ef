using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving;

/// <summary>What an operator set: a name under which one or more variants answer requests.</summary>
/// <param name="Name">The name, part of the address.</param>
/// <param name="Variants">What shares the traffic, in the order of their ranges of the assignment; one is the default.</param>
/// <param name="Salt">What keys are hashed with, so that the same keys meet other variants at other endpoints. It stays when the endpoint is set again.</param>
/// <param name="StickTo">Where the key of a request that brings none is found; null for its request id.</param>
/// <param name="CreatedAt">When the endpoint was made.</param>
/// <param name="UpdatedAt">When it was last set.</param>
public sealed record Endpoint(
    string Name, IReadOnlyList<Variant> Variants, string Salt, StickyKey? StickTo, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Which requests go to one variant whatever their key; the first rule that fits decides.</summary>
    public IReadOnlyList<SegmentRule> Segments { get; init; } = [];

    /// <summary>The least percent of each variant, when the traffic follows what is said of their answers (<see cref="Bandit"/>); null when the weights stay as they are set.</summary>
    public double? BanditFloor { get; init; }

    /// <summary>The variant that takes over the traffic of those that cannot answer.</summary>
    public Variant Default => Variants.First(variant => variant.IsDefault);

    /// <summary>The model of the default variant.</summary>
    public string Model => Default.Model;

    /// <summary>The models of all variants, shadows included, each once.</summary>
    public IEnumerable<string> Models => Variants.Select(variant => variant.Model).Distinct(StringComparer.Ordinal);

    /// <summary>Whether any variant is of a model.</summary>
    public bool Uses(string model) => Variants.Any(variant => variant.Model == model);
}
