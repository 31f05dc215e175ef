using Mainspring.Client;
using Mainspring.Client.Datasets;
using Mainspring.Data.Hashing;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary>Keeps local files as versions of data sets: a file as it is, several files as a folder. Bytes that the data set has are not sent.</summary>
/// <param name="client">The server.</param>
/// <param name="hashes">The hashes of files.</param>
internal sealed class VersionAdding(MainspringClient client, HashCache hashes)
{
    /// <summary>The version of some files: the newest one when it has just these, else a new one.</summary>
    /// <param name="name">The data set.</param>
    /// <param name="source">The files; a folder means all that are in it.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<DatasetVersionInfo> AddAsync(string name, Snapshot source, CancellationToken cancellation)
    {
        IReadOnlyList<string> files = Directory.Exists(source.Files) ? [.. Directory.EnumerateFiles(source.Files, "*", SearchOption.AllDirectories).Where(IsSeen)] : FileGlob.Find(source.Files);
        return files is [var only] && !Directory.Exists(source.Files)
            ? await AddFileAsync(name, source, only, cancellation)
            : await AddFolderAsync(name, source, files, cancellation);
    }

    private static bool IsSeen(string path) => !Path.GetFileName(path).StartsWith('.');

    private async Task<DatasetVersionInfo> AddFileAsync(string name, Snapshot source, string path, CancellationToken cancellation)
    {
        FileHashes found = hashes.Of(path, cancellation);
        hashes.Save();
        if (await NewestAsync(name, cancellation) is { } newest && newest.Sha256 == found.Sha256 && newest.FileName == source.FileName)
        {
            return newest;
        }

        await using FileStream file = File.OpenRead(path);
        return await client.Datasets.AddAsync(name, source.FileName, file, source.Origin, cancellation);
    }

    private async Task<DatasetVersionInfo> AddFolderAsync(string name, Snapshot source, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        string folder = Directory.Exists(source.Files) ? source.Files : FolderOf(files);
        DatasetFileInfo[] infos = [.. files.Select(file => InfoOf(folder, file, cancellation)).OrderBy(file => file.Path, StringComparer.Ordinal)];
        hashes.Save();
        return await client.Datasets.AddFolderAsync(name, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), folder, infos, source.Origin, cancellation);
    }

    private DatasetFileInfo InfoOf(string folder, string file, CancellationToken cancellation)
    {
        (string sha256, string md5, long bytes) = hashes.Of(file, cancellation);
        return new(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), sha256, md5, bytes);
    }

    /// <summary>The deepest folder that holds all files.</summary>
    private static string FolderOf(IReadOnlyList<string> files)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(files[0]))!;
        while (files.Any(file => !Path.GetFullPath(file).StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            folder = Path.GetDirectoryName(folder) ?? "/";
        }

        return folder;
    }

    private async Task<DatasetVersionInfo?> NewestAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return DatasetRules.FindFaultInName(name) is null ? (await client.Datasets.ListVersionsAsync(name, 1, cancellation: cancellation)).Versions[0] : null;
        }
        catch (ServerException missing) when (missing.Problem.Status == 404)
        {
            return null;
        }
    }
}
