using System.Collections.Concurrent;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Registry.Foreign;

/// <summary>
/// Tries the files of versions that other tools wrote: they are copied from the store into a private folder, and tried there. The same files are tried once in the life of a process.
/// </summary>
/// <param name="artifacts">Where the bytes are.</param>
/// <param name="trial">What tries them.</param>
public sealed class VersionTrials(IArtifactStore artifacts, IModelTrial trial)
{
    private readonly ConcurrentDictionary<string, bool> _passed = new(StringComparer.Ordinal);

    /// <summary>Whether the files must be tried: they are another tool's, and can be read here.</summary>
    public static bool Concerns(IReadOnlyList<ModelFile> manifest, IReadOnlyList<string> flavors) => !flavors.Contains(ModelFlavors.Own, StringComparer.Ordinal) && ForeignDescription.IsKnown(flavors) && manifest.Count > 0;

    /// <summary>Tries the files of a version; null when they pass, else why they are refused.</summary>
    public async Task<string?> TryAsync(IReadOnlyList<ModelFile> manifest, CancellationToken cancellation = default)
    {
        string key = string.Join('\n', manifest.Select(file => $"{file.Content.Hash} {file.Path}"));
        if (_passed.ContainsKey(key))
        {
            return null;
        }

        string folder = Directory.CreateTempSubdirectory("mainspring-trial-").FullName;
        try
        {
            foreach (ModelFile file in manifest)
            {
                if (await CopyAsync(file, folder, cancellation).ConfigureAwait(false) is { } missing)
                {
                    return missing;
                }
            }

            string? refusal = await trial.TryAsync(folder, cancellation).ConfigureAwait(false);
            if (refusal is null)
            {
                _passed[key] = true;
            }

            return refusal;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string?> CopyAsync(ModelFile file, string folder, CancellationToken cancellation)
    {
        if (await artifacts.OpenAsync(file.Content.Hash, cancellation).ConfigureAwait(false) is not { } stream)
        {
            return $"its file '{file.Path}' is missing from the artefact store.";
        }

        string target = Path.Combine(folder, file.Path.Value);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using Stream content = stream;
        await using FileStream copy = new(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await content.CopyToAsync(copy, cancellation).ConfigureAwait(false);
        return null;
    }
}
