using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>What keys and values of parameters and tags may be, of whatever carries them.</summary>
public static class EntryRules
{
    /// <summary>What is wrong with them. When there are too many, only that.</summary>
    /// <param name="pointer">The field that holds them, as a JSON pointer.</param>
    /// <param name="entries">Values by key.</param>
    /// <param name="longestValue">The most characters of a value.</param>
    public static IReadOnlyList<Fault> Check(string pointer, IReadOnlyDictionary<string, string> entries, int longestValue) =>
        entries.Count > TrackingRules.MostEntries
            ? [new(pointer, $"There are {entries.Count} entries; at most {TrackingRules.MostEntries} can be logged in one go.")]
            : [.. entries.SelectMany(entry => Check(pointer, entry.Key, entry.Value, longestValue))];

    private static IEnumerable<Fault> Check(string pointer, string key, string value, int longestValue)
    {
        string place = $"{pointer}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
        if (NameRules.FindFault(key, TrackingRules.LongestKey) is { } badKey)
        {
            yield return new(place, $"The key {badKey}.");
        }

        if (NameRules.FindFaultInText(value, longestValue) is { } badValue)
        {
            yield return new(place, $"The value {badValue}.");
        }
    }
}
