using Mainspring.Data.Hashing;

namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>Moves contents between the cache of a repository, a remote and the working folder.</summary>
/// <param name="repository">The repository.</param>
/// <param name="remote">The remote; null where what is in the cache must do.</param>
/// <param name="hashes">The hashes of files in the working folder.</param>
public sealed class DvcTransfer(DvcRepository repository, IDvcRemote? remote, HashCache hashes)
{
    /// <summary>Sends what the remote does not have: files first, then the lists of their folders, so that a list that is there is whole.</summary>
    /// <returns>How many objects were sent.</returns>
    /// <exception cref="DvcException">A content is not in the cache.</exception>
    public async Task<int> PushAsync(IEnumerable<DvcOutput> outputs, CancellationToken cancellation = default)
    {
        int sent = 0;
        foreach (DvcOutput output in outputs)
        {
            if (output.Hash.IsFolder)
            {
                foreach (DvcFolderEntry file in Folder(output).Files)
                {
                    sent += await SendAsync(Of(file, output.Hash), output, cancellation);
                }
            }

            sent += await SendAsync(output.Hash, output, cancellation);
        }

        return sent;
    }

    /// <summary>Brings the working folder to what the repository names, with what the cache lacks from the remote.</summary>
    /// <param name="outputs">Which outputs.</param>
    /// <param name="force">Whether files that hold something else, of which the cache has no copy, are replaced.</param>
    /// <param name="cancellation">Gives up; what is there is whole.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="DvcException">A content is nowhere, or a file would be lost.</exception>
    public async Task<int> PullAsync(IEnumerable<DvcOutput> outputs, bool force, CancellationToken cancellation = default)
    {
        int written = 0;
        foreach (DvcOutput output in outputs)
        {
            await FetchAsync(output.Hash, output, cancellation);
            written += output.Hash.IsFolder ? await CheckOutFolderAsync(output, force, cancellation) : CheckOut(output.Hash, output.Path, force);
        }

        return written;
    }

    private static DvcHash Of(DvcFolderEntry file, DvcHash folder) => new(file.Md5, IsFolder: false, folder.IsOld);

    private DvcFolder Folder(DvcOutput output) => repository.Cache.Contains(output.Hash)
        ? repository.Cache.ReadFolder(output.Hash)
        : throw new DvcException($"The list of the folder '{output.Path}' is not in the cache; pull it first, or add the folder again.");

    private async Task<int> SendAsync(DvcHash hash, DvcOutput output, CancellationToken cancellation)
    {
        if (await remote!.ContainsAsync(hash.Key, cancellation))
        {
            return 0;
        }

        if (!repository.Cache.Contains(hash))
        {
            throw new DvcException($"The content {hash} of '{output.Path}' is neither in the cache nor on the remote; add '{Path.GetFileName(output.Path)}' again.");
        }

        await remote.PutAsync(hash.Key, repository.Cache.Locate(hash), cancellation);
        return 1;
    }

    private async Task FetchAsync(DvcHash hash, DvcOutput output, CancellationToken cancellation)
    {
        if (repository.Cache.Contains(hash))
        {
            return;
        }

        string incoming = repository.Cache.Incoming();
        try
        {
            if (remote is null || !await remote.GetAsync(hash.Key, incoming, cancellation))
            {
                throw new DvcException($"The content {hash} of '{output.Path}' is neither in the cache nor {(remote is null ? "is there a remote to ask; name one with --dvc-remote" : "on the remote; push it from a machine that has it")}.");
            }

            repository.Cache.Take(hash, incoming);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    private async Task<int> CheckOutFolderAsync(DvcOutput output, bool force, CancellationToken cancellation)
    {
        DvcFolder folder = Folder(output);
        int written = 0;
        foreach (DvcFolderEntry file in folder.Files)
        {
            DvcHash hash = Of(file, output.Hash);
            await FetchAsync(hash, output, cancellation);
            written += CheckOut(hash, Path.Combine(output.Path, file.Path), force);
        }

        HashSet<string> named = [.. folder.Files.Select(file => Path.GetFullPath(Path.Combine(output.Path, file.Path)))];
        foreach (string other in Directory.EnumerateFiles(output.Path, "*", SearchOption.AllDirectories).Where(path => !named.Contains(path)))
        {
            RefuseLoss(other, force);
            File.Delete(other);
        }

        return written;
    }

    private int CheckOut(DvcHash hash, string path, bool force)
    {
        if (File.Exists(path))
        {
            if (hashes.Of(path).Md5 == hash.Md5 || (hash.IsOld && DvcText.OldMd5Of(path) == hash.Md5))
            {
                return 0;
            }

            RefuseLoss(path, force);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():n}";
        File.Copy(repository.Cache.Locate(hash), temporary);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        File.Move(temporary, path, overwrite: true);
        return 1;
    }

    private void RefuseLoss(string path, bool force)
    {
        if (!force && !repository.Cache.Contains(new(hashes.Of(path).Md5, IsFolder: false, IsOld: false)))
        {
            throw new DvcException($"'{path}' holds bytes that are kept nowhere else; add it, move it away, or write --force to lose it.");
        }
    }
}
