using System.Security.Cryptography;
using System.Text;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Registry;

/// <summary>
/// Where clients find the files of a version in the artefact tree. That is the folder that they were taken from, as long as it holds
/// exactly what was registered; when its run lost or changed a file, they are named again in a folder of their own, by what they are.
/// </summary>
/// <param name="tree">The names of files.</param>
/// <param name="time">The clock of namings.</param>
public sealed class VersionFiles(IArtifactTree tree, TimeProvider time)
{
    private const string Root = "registered-models";

    /// <summary>A folder that holds the files of the version and no others; null when the version has none.</summary>
    public async Task<ArtifactPath?> PlaceAsync(ModelVersion version, CancellationToken cancellation = default)
    {
        if (version.Manifest.Count == 0)
        {
            return null;
        }

        if (version.Folder is { } source && await HoldsAsync(source, version.Manifest, cancellation))
        {
            return source;
        }

        ArtifactPath own = OwnFolder(version.Manifest);
        if (!await HoldsAsync(own, version.Manifest, cancellation))
        {
            await tree.DeleteAsync(own, cancellation);
            foreach (ModelFile file in version.Manifest)
            {
                await tree.PutAsync(file.Path.Below(own), file.Content, time.GetUtcNow(), cancellation);
            }
        }

        return own;
    }

    private async Task<bool> HoldsAsync(ArtifactPath folder, IReadOnlyList<ModelFile> manifest, CancellationToken cancellation)
    {
        IReadOnlyList<ArtifactFile> files = await tree.ListFilesAsync(folder, cancellation);
        return files.Count == manifest.Count
            && files.ToDictionary(file => file.Path.RelativeTo(folder), file => file.Content.Hash) is var held
            && manifest.All(file => held.TryGetValue(file.Path, out ContentHash? hash) && hash == file.Content.Hash);
    }

    private static ArtifactPath OwnFolder(IReadOnlyList<ModelFile> manifest) => ArtifactPath.Parse(
        $"{Root}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(manifest.Select(file => $"{file.Content.Hash}  {file.Path}\n")))))}");
}
