namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>Whether weights can be given to the variants of an endpoint.</summary>
internal static class TrafficSplit
{
    /// <summary>Everything that is wrong with the weights; empty when they can be set.</summary>
    public static IReadOnlyList<VariantFault> FindFaults(IReadOnlyList<Variant> variants, IReadOnlyDictionary<string, double> weights)
    {
        List<VariantFault> faults = [];
        foreach ((string name, double weight) in weights)
        {
            string? fault = variants.FirstOrDefault(variant => variant.Name == name) switch
            {
                null => $"There is no variant '{name}'; the endpoint has {string.Join(", ", variants.Select(variant => variant.Name))}.",
                { IsShadow: true } when weight != 0 => $"The variant '{name}' is a shadow, which never answers.",
                _ => VariantRules.FindFaultInWeight(weight),
            };
            if (fault is not null)
            {
                faults.Add(new("/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), fault));
            }
        }

        if (faults.Count == 0 && VariantRules.FindFaultInShares([.. variants.Select(variant => variant with { Weight = weights.GetValueOrDefault(variant.Name) })]) is { } shares)
        {
            faults.Add(new("", shares));
        }

        return faults;
    }
}
