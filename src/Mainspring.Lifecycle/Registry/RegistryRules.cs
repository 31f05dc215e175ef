using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Registry;

/// <summary>What models and aliases may be called.</summary>
public static class RegistryRules
{
    /// <summary>The most characters of the name of a model or an alias.</summary>
    public const int LongestName = 250;

    /// <summary>What is wrong with the name of a model, as a sentence; null when it is fine.</summary>
    public static string? FindFaultInName(string? name) => NameRules.FindFault(name, LongestName) switch
    {
        { } fault => $"The name of the model {fault}.",
        null when name is "." or ".." => $"A model cannot be called '{name}'.",
        null when name!.AsSpan().IndexOfAny("/:@\\") is >= 0 and int at => $"The name of the model contains '{name![at]}', which divides names; write '-' instead.",
        null => null,
    };

    /// <summary>What is wrong with an alias, as a sentence; null when it is fine.</summary>
    public static string? FindFaultInAlias(string? alias) => NameRules.FindFault(alias, LongestName) switch
    {
        { } fault => $"The alias {fault}.",
        null when alias is "latest" => "'latest' always means the newest version and cannot be an alias.",
        null when VersionReference.TryParseNumber(alias!, out _) => $"'{alias}' reads as the number of a version and cannot be an alias.",
        null when !alias!.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') => $"The alias '{alias}' may hold letters, digits, '-' and '_' only.",
        null => null,
    };
}
