using System.Collections.Concurrent;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>Compares versions of data sets. They never change, so that what was compared lately is remembered.</summary>
/// <param name="artifacts">Where the bytes lie.</param>
/// <param name="comparer">Reads the files.</param>
/// <param name="options">Folders.</param>
public sealed class VersionComparer(IArtifactStore artifacts, IFileComparer comparer, DatasetOptions options)
{
    private const int MostRemembered = 64;

    private readonly ConcurrentDictionary<(string First, string Second), TableDiff> _remembered = new();

    /// <summary>What changed from one version to another.</summary>
    /// <param name="first">The one before.</param>
    /// <param name="second">The one after.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<FileComparison> CompareAsync(DatasetVersion first, DatasetVersion second, CancellationToken cancellation = default)
    {
        (string, string) key = (first.ToString(), second.ToString());
        if (_remembered.TryGetValue(key, out TableDiff? known))
        {
            return new FileComparison.Compared(known);
        }

        string folder = Path.Combine(options.ScratchFolder, $"compare-{Guid.NewGuid():n}");
        try
        {
            string? before = await CopyAsync(first, Path.Combine(folder, "before"), cancellation), after = await CopyAsync(second, Path.Combine(folder, "after"), cancellation);
            if (before is null || after is null)
            {
                return new FileComparison.Failed($"The file of {(before is null ? first : second)} is gone from the artefact store.");
            }

            FileComparison comparison = await comparer.CompareAsync(before, after, cancellation);
            return comparison is FileComparison.Compared { Diff: var diff } ? new FileComparison.Compared(Remember(key, Named(diff, first, second))) : comparison;
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static TableDiff Named(TableDiff diff, DatasetVersion first, DatasetVersion second) =>
        diff with { A = diff.A with { Name = first.ToString() }, B = diff.B with { Name = second.ToString() } };

    private TableDiff Remember((string, string) key, TableDiff diff)
    {
        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        return _remembered[key] = diff;
    }

    private async Task<string?> CopyAsync(DatasetVersion version, string folder, CancellationToken cancellation)
    {
        await using Stream? bytes = await artifacts.OpenAsync(version.Content.Hash, cancellation);
        if (bytes is null)
        {
            return null;
        }

        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, version.FileName);
        await using FileStream file = File.Create(path);
        await bytes.CopyToAsync(file, cancellation);
        return path;
    }
}
