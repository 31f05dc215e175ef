using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>What evaluation data sets may be.</summary>
public static class EvaluationDatasetRules
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 255;

    /// <summary>The most characters of the value of a tag.</summary>
    public const int LongestTag = 5000;

    /// <summary>What is wrong with a new set.</summary>
    public static IReadOnlyList<Fault> Check(string name, IReadOnlyDictionary<string, string> tags) =>
        NameRules.FindFault(name, LongestName) is { } fault ? [new("/name", $"The name of a data set {fault}."), .. CheckTags(tags)] : CheckTags(tags);

    /// <summary>What is wrong with tags.</summary>
    public static IReadOnlyList<Fault> CheckTags(IReadOnlyDictionary<string, string> tags) => EntryRules.Check("/tags", tags, LongestTag);

    /// <summary>What tells a state of a set from its others: eight digits that change with the time of its last change.</summary>
    public static string DigestOf(string name, DateTimeOffset changedAt) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}:{changedAt.ToUnixTimeMilliseconds()}"))))[..8];
}
