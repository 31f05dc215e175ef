using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>What data sets and their files may be called.</summary>
public static class DatasetRules
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 250;

    /// <summary>The most characters of an origin.</summary>
    public const int LongestOrigin = 2000;

    /// <summary>What is wrong with the name of a data set, as a sentence; null when it is fine.</summary>
    public static string? FindFaultInName(string? name) => NameRules.FindFault(name, LongestName) switch
    {
        { } fault => $"The name of the data set {fault}.",
        null when name is "." or ".." => $"A data set cannot be called '{name}'.",
        null when name!.AsSpan().IndexOfAny("/:@\\%") is >= 0 and int at => $"The name of the data set contains '{name![at]}', which divides names; write '-' instead.",
        null => null,
    };

    /// <summary>What is wrong with the name of a file, as a sentence; null when it is fine.</summary>
    public static string? FindFaultInFileName(string? fileName)
    {
        if (!ArtifactPath.TryParse(fileName, out ArtifactPath? path, out string? fault))
        {
            return fault;
        }

        return path.FileName != path.Value ? $"The name of the file, '{fileName}', is a path; give the last part of it."
            : DataFormats.OfName(path.Value) is null ? $"The file '{fileName}' has no known ending; name it .csv, .tsv, .parquet, .jsonl or .ndjson, or one of these with .gz."
            : null;
    }

    /// <summary>What is wrong with an origin, as a sentence; null when it is fine.</summary>
    public static string? FindFaultInOrigin(string? origin) =>
        origin is null ? null : NameRules.FindFault(origin, LongestOrigin) is { } fault ? $"The origin {fault}." : null;

    /// <summary>The name that a file suggests for its data set: without folders and endings.</summary>
    public static string NameOf(string path)
    {
        string name = Path.GetFileName(path);
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetFileNameWithoutExtension(name);
    }
}
