using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking.Scorers;

/// <summary>What scorers may be.</summary>
public static class ScorerRules
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 256;

    /// <summary>The most characters of a description.</summary>
    public const int LongestDescription = 1_000_000;

    /// <summary>What is wrong with a scorer.</summary>
    public static IReadOnlyList<Fault> Check(string name, string serialized) =>
    [
        .. NameRules.FindFault(name, LongestName) is { } badName ? [new Fault("/name", $"The name of a scorer {badName}.")] : Array.Empty<Fault>(),
        .. NameRules.FindFaultInText(serialized, LongestDescription) is { } badText ? [new Fault("/serialized_scorer", $"The description {badText}.")] : Array.Empty<Fault>(),
    ];
}
