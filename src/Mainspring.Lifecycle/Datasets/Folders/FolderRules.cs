using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Datasets.Folders;

/// <summary>What a folder must be to be a version of a data set.</summary>
public static class FolderRules
{
    /// <summary>The most files of a folder.</summary>
    public const int MostFiles = 100_000;

    /// <summary>What is wrong with the name or the files of a folder, as a sentence; null when they are fine.</summary>
    public static string? FindFault(string folder, IReadOnlyCollection<string> paths)
    {
        if (!ArtifactPath.TryParse(folder, out ArtifactPath? name, out string? fault) || name.FileName != name.Value)
        {
            return fault ?? $"The name of the folder, '{folder}', is a path; give the last part of it.";
        }

        if (paths.Count is 0 or > MostFiles)
        {
            return paths.Count == 0 ? "The folder holds no file." : $"The folder holds {paths.Count:N0} files; at most {MostFiles:N0} are allowed.";
        }

        if (paths.Distinct(StringComparer.Ordinal).Count() != paths.Count)
        {
            return "A file of the folder is named twice.";
        }

        return paths.Select(path => ArtifactPath.TryParse(path, out _, out string? wrong) ? null : wrong).FirstOrDefault(wrong => wrong is not null) ?? FindFaultInEndings(paths);
    }

    /// <summary>The ending of the files that hold the rows.</summary>
    public static string EndingOf(IEnumerable<string> paths) => Endings(paths).First();

    private static string? FindFaultInEndings(IReadOnlyCollection<string> paths) => Endings(paths) switch
    {
        [] => "No file of the folder has a known ending; name those with the rows .csv, .tsv, .parquet, .jsonl or .ndjson, or one of these with .gz.",
        [_] => null,
        string[] several => $"The folder holds data of several kinds ({string.Join(", ", several)}); keep one kind in it, and the others in folders of their own.",
    };

    private static string[] Endings(IEnumerable<string> paths) => [.. paths.Where(path => DataFormats.OfName(path) is not null).Select(Ending).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Ending(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Path.GetExtension(path[..^3]) + path[^3..] : Path.GetExtension(path);
}
