using System.Globalization;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>What the variants of one endpoint must be together.</summary>
public static class VariantRules
{
    /// <summary>The most variants of one endpoint.</summary>
    public const int MostVariants = 20;

    private const int LongestName = 100;
    private const double Rounding = 1e-6;

    /// <summary>Everything that is wrong with a list of variants; empty when they can be set.</summary>
    public static IReadOnlyList<VariantFault> FindFaults(IReadOnlyList<Variant> variants)
    {
        if (variants.Count is 0 or > MostVariants)
        {
            return [new("/variants", $"There are {variants.Count} variants; an endpoint has 1 to {MostVariants}.")];
        }

        List<VariantFault> faults = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int index = 0; index < variants.Count; index++)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"/variants/{index}");
            faults.AddRange(FaultsOf(variants[index]).Select(fault => new VariantFault(place + fault.Pointer, fault.Message)));
            if (!names.Add(variants[index].Name))
            {
                faults.Add(new(place + "/name", $"The name '{variants[index].Name}' stands twice; each variant needs a name of its own."));
            }
        }

        if (variants.Count(variant => variant.IsDefault) is not 1 and var defaults)
        {
            faults.Add(new("/variants", $"{defaults} variants are the default; exactly one must be, and it must not be a shadow."));
        }

        if (faults.Count == 0 && FindFaultInShares(variants) is { } shares)
        {
            faults.Add(new("/variants", shares));
        }

        return faults;
    }

    /// <summary>Why the weights of variants that are right by themselves cannot be set together; null when they can.</summary>
    public static string? FindFaultInShares(IReadOnlyList<Variant> variants)
    {
        double sum = variants.Sum(variant => variant.Weight);
        return Math.Abs(sum - 100) <= Rounding
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The variants share {Math.Round(sum, 6)} percent of the traffic; they must share 100.");
    }

    /// <summary>Why a number is no weight; null when it is one.</summary>
    public static string? FindFaultInWeight(double weight) => weight is >= 0 and <= 100
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"The weight is {weight}; it must be between 0 and 100 percent.");

    private static IEnumerable<VariantFault> FaultsOf(Variant variant)
    {
        if (NameRules.FindFault(variant.Name, LongestName) is { } badName)
        {
            yield return new("/name", $"The name of the variant {badName}.");
        }

        if (NameRules.FindFault(variant.Model, LongestName) is { } badModel)
        {
            yield return new("/model", $"The name of the model {badModel}.");
        }

        if (variant.Alias is null == variant.Version is null)
        {
            yield return new("", "A variant names either an alias or a version of its model.");
        }
        else if (variant.Alias is { } alias && NameRules.FindFault(alias, LongestName) is { } badAlias)
        {
            yield return new("/alias", $"The alias {badAlias}.");
        }
        else if (variant.Version < 1)
        {
            yield return new("/version", $"The version is {variant.Version}; versions count from 1.");
        }

        if (FindFaultInWeight(variant.Weight) is { } badWeight)
        {
            yield return new("/weight", badWeight);
        }
        else if (variant is { IsShadow: true, Weight: > 0 })
        {
            yield return new("/weight", "A shadow never answers, so it has no weight; it scores every request beside the others.");
        }

        if (variant is { IsShadow: true, IsDefault: true })
        {
            yield return new("/default", "A shadow never answers, so it cannot be the default.");
        }
    }
}
