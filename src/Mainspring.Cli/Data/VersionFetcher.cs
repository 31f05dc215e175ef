using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Client.Datasets;
using Mainspring.Data.Hashing;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary>Brings versions of data sets from the server to this machine. One that is here already, unchanged, is not sent again.</summary>
internal sealed class VersionFetcher(Place place) : ISourceFetcher
{
    /// <inheritdoc/>
    public bool Fetches(SourceAddress address) => address is SourceAddress.Version or SourceAddress.Content;

    /// <inheritdoc/>
    public async Task<Snapshot> FetchAsync(SourceAddress address, CancellationToken cancellation = default)
    {
        await using ServerSession session = await ServerSession.FindAsync(place, cancellation);
        DatasetVersionInfo version = await FindAsync(session.Client, address, cancellation);
        if (version.Files is not null)
        {
            string folder = Path.Combine(DataCache.Folder(place, "data"), version.Sha256);
            await DownloadFolderAsync(session.Client, version, folder, DataCache.Hashes(place), cancellation);
            return new(Path.Combine(folder, "**", "*" + version.Ending), version.FileName, version.Origin ?? version.FileName) { Version = $"{version.Name}@{version.Version}" };
        }

        string path = Path.Combine(DataCache.Folder(place, "data"), version.Sha256, version.FileName);
        if (!IsHere(path, version))
        {
            await DownloadAsync(session.Client, version, path, cancellation);
        }

        return new(path, version.FileName, version.Origin ?? version.FileName) { Version = $"{version.Name}@{version.Version}" };
    }

    /// <summary>What is recorded of a version.</summary>
    /// <exception cref="SourceFailedException">There is none.</exception>
    public static async Task<DatasetVersionInfo> FindAsync(MainspringClient client, SourceAddress address, CancellationToken cancellation)
    {
        if (address is SourceAddress.Content content)
        {
            return (await client.Datasets.FindByContentAsync(content.Sha256, 1, cancellation)).Datasets is [var found]
                ? found
                : throw new SourceFailedException(SourceFailure.NotFound, $"There is no file '{content.Sha256}', and no version of a data set whose SHA-256 begins so.");
        }

        var wanted = (SourceAddress.Version)address;
        try
        {
            return await client.Datasets.GetAsync(wanted.Name, wanted.Number?.ToString(CultureInfo.InvariantCulture) ?? "latest", cancellation);
        }
        catch (ServerException missing) when (missing.Problem.Status == 404)
        {
            throw new SourceFailedException(SourceFailure.NotFound, $"There is no version '{wanted}' of a data set, and no file of that name; 'mainspring data versions {wanted.Name}' lists what there is.", missing);
        }
    }

    /// <summary>Brings a folder to the files of a version: what is there already is not sent again, and what is not in the version is removed.</summary>
    public static async Task DownloadFolderAsync(MainspringClient client, DatasetVersionInfo version, string folder, HashCache hashes, CancellationToken cancellation)
    {
        HashSet<string> named = [];
        foreach (DatasetFileInfo file in (await client.Datasets.ListFilesAsync(version.Name, version.Version, cancellation)).Files)
        {
            string path = Path.GetFullPath(Path.Combine(folder, ArtifactPath.Parse(file.Path).Value));
            named.Add(path);
            if (!File.Exists(path) || hashes.Of(path, cancellation).Sha256 != file.Sha256)
            {
                await WriteAsync(await client.Datasets.OpenFileAsync(version.Name, version.Version, file.Path, cancellation), path, file.Sha256, $"{version.Name}@{version.Version}, {file.Path}", cancellation);
            }
        }

        foreach (string other in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !named.Contains(Path.GetFullPath(path))))
        {
            File.Delete(other);
        }
    }

    /// <summary>Writes a version to a file, and holds it against its hash.</summary>
    /// <exception cref="SourceFailedException">The bytes are not those of the version.</exception>
    public static async Task DownloadAsync(MainspringClient client, DatasetVersionInfo version, string path, CancellationToken cancellation) => await WriteAsync(
        await client.Datasets.OpenFileAsync(version.Name, version.Version.ToString(CultureInfo.InvariantCulture), cancellation), path, version.Sha256, $"{version.Name}@{version.Version}", cancellation);

    private static async Task WriteAsync(Stream bytes, string path, string sha256, string what, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string temporary = $"{path}.{Guid.NewGuid():n}";
        try
        {
            await using (bytes)
            await using (FileStream file = File.Create(temporary))
            {
                await bytes.CopyToAsync(file, cancellation);
            }

            if (FileHashes.Of(temporary, cancellation).Sha256 != sha256)
            {
                throw SourceFailedException.Refused($"What the server sent for {what} is not what was added; its artefact store may be damaged.");
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private bool IsHere(string path, DatasetVersionInfo version)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        HashCache hashes = DataCache.Hashes(place);
        bool same = hashes.Of(path).Sha256 == version.Sha256;
        hashes.Save();
        return same;
    }
}
