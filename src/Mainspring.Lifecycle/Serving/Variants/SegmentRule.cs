using System.Globalization;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>Requests whose first record has one of some values in a column are answered by one variant, whatever their key: a test by region, or a model of its own for a kind of customer.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values, as texts; numbers as they are written.</param>
/// <param name="Variant">The variant.</param>
public sealed record SegmentRule(string Column, IReadOnlyList<string> Values, string Variant)
{
    /// <summary>The most rules of one endpoint.</summary>
    public const int MostRules = 100;

    /// <summary>The most values of one rule.</summary>
    public const int MostValues = 1_000;

    /// <summary>Everything that is wrong with the rules of an endpoint; empty when they can be set.</summary>
    public static IReadOnlyList<VariantFault> FindFaults(IReadOnlyList<SegmentRule> rules, IReadOnlyList<Variant> variants)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(variants);
        if (rules.Count > MostRules)
        {
            return [new("/segments", $"There are {rules.Count} rules; an endpoint has at most {MostRules}.")];
        }

        List<VariantFault> faults = [];
        for (int index = 0; index < rules.Count; index++)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"/segments/{index}");
            SegmentRule rule = rules[index];
            if (rule.Column.Length == 0)
            {
                faults.Add(new(place + "/column", "A rule names the column that it looks at."));
            }

            if (rule.Values.Count is 0 or > MostValues || rule.Values.Any(value => value.Length == 0))
            {
                faults.Add(new(place + "/values", $"A rule has 1 to {MostValues} values, none of them empty."));
            }

            if (variants.FirstOrDefault(variant => variant.Name == rule.Variant) is not { IsShadow: false })
            {
                faults.Add(new(place + "/variant", $"'{rule.Variant}' is no variant that answers; there are {string.Join(", ", variants.Where(variant => !variant.IsShadow).Select(variant => variant.Name))}."));
            }
        }

        return faults;
    }
}
