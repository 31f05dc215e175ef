using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Registry;

/// <summary>What models, aliases and notes on them may be.</summary>
public static class RegistryRules
{
    /// <summary>The most characters of the name of a model or an alias.</summary>
    public const int LongestName = 250;

    /// <summary>The most characters of the key of a tag.</summary>
    public const int LongestKey = 250;

    /// <summary>The most characters of the value of a tag, which may hold the text of a prompt, and of a description.</summary>
    public const int LongestText = 100_000;

    /// <summary>The most characters of the address of a run elsewhere.</summary>
    public const int LongestLink = 2000;

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
        null when string.Equals(alias, "latest", StringComparison.OrdinalIgnoreCase) => "'latest' always means the newest version and cannot be an alias.",
        null when VersionReference.TryParseNumber(alias!, out _) => $"'{alias}' reads as the number of a version and cannot be an alias.",
        null when !alias!.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') => $"The alias '{alias}' may hold letters, digits, '-' and '_' only.",
        null => null,
    };

    /// <summary>What is wrong with a change of notes; null when it is fine.</summary>
    public static string? FindFault(NotesChange change) =>
        (change.Description is { } description ? FindFaultInDescription(description) : null)
        ?? FindFaultInTags(change.SetTags)
        ?? change.RemoveTags.Select(FindFaultInKey).FirstOrDefault(fault => fault is not null);

    /// <summary>What is wrong with a description; null when it is fine.</summary>
    public static string? FindFaultInDescription(string description) =>
        NameRules.FindFaultInText(description, LongestText) is { } fault ? $"The description {fault}." : null;

    /// <summary>What is wrong with the first bad tag; null when all are fine.</summary>
    public static string? FindFaultInTags(IReadOnlyDictionary<string, string> tags) =>
        tags.Select(tag => FindFaultInKey(tag.Key) ?? (NameRules.FindFaultInText(tag.Value, LongestText) is { } fault ? $"The value of the tag '{tag.Key}' {fault}." : null))
            .FirstOrDefault(fault => fault is not null);

    /// <summary>What is wrong with a version that somebody wants; null when it is fine.</summary>
    public static string? FindFault(VersionDraft draft) =>
        FindFaultInName(draft.Model)
        ?? FindFaultInDescription(draft.Description)
        ?? FindFaultInTags(draft.Tags)
        ?? (draft.RunLink.Length > 0 && NameRules.FindFault(draft.RunLink, LongestLink) is { } fault ? $"The link of the run {fault}." : null);

    private static string? FindFaultInKey(string key) => NameRules.FindFault(key, LongestKey) is { } fault ? $"The key of a tag {fault}." : null;
}
