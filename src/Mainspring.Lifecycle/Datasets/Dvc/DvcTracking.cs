using Mainspring.Data.Hashing;

namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>Puts files and folders under DVC: into its cache, with a <c>.dvc</c> file to commit and a line for Git to pass the data over.</summary>
/// <param name="repository">Where.</param>
/// <param name="hashes">The hashes of files.</param>
public sealed class DvcTracking(DvcRepository repository, HashCache hashes)
{
    /// <summary>Tracks a file or folder.</summary>
    /// <returns>The path of the <c>.dvc</c> file.</returns>
    /// <exception cref="DvcException">It cannot be tracked.</exception>
    public string Add(string path, CancellationToken cancellation = default)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!full.StartsWith(repository.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new DvcException($"'{path}' lies outside of the repository {repository.Root}; copy it there first.");
        }

        DvcOutput output = Directory.Exists(full) ? AddFolder(full, cancellation) : AddFile(full, cancellation);
        string file = full + DvcFile.Ending;
        File.WriteAllText(file, File.Exists(file) ? DvcFile.Update(File.ReadAllText(file), output) : DvcFile.Write(output));
        Ignore(full);
        return file;
    }

    private DvcOutput AddFile(string path, CancellationToken cancellation)
    {
        FileHashes found = hashes.Of(path, cancellation);
        var hash = new DvcHash(found.Md5, IsFolder: false, IsOld: false);
        repository.Cache.Put(hash, path);
        return new(path, hash, found.Bytes);
    }

    private DvcOutput AddFolder(string path, CancellationToken cancellation)
    {
        var files = new List<DvcFolderEntry>();
        long bytes = 0;
        foreach (string file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
        {
            DvcOutput output = AddFile(file, cancellation);
            bytes += output.Bytes!.Value;
            files.Add(new(Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'), output.Hash.Md5));
        }

        if (files.Count == 0)
        {
            throw new DvcException($"The folder '{path}' holds no file.");
        }

        var folder = new DvcFolder(files);
        DvcHash hash = folder.Hash();
        repository.Cache.Put(hash, folder.ToBytes());
        return new(path, hash, bytes, files.Count);
    }

    /// <summary>Data that DVC keeps is not for Git.</summary>
    private static void Ignore(string path)
    {
        string file = Path.Combine(Path.GetDirectoryName(path)!, ".gitignore");
        string line = "/" + Path.GetFileName(path);
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        if (!lines.Contains(line))
        {
            bool open = File.Exists(file) && File.ReadAllText(file) is { Length: > 0 } text && !text.EndsWith('\n');
            File.AppendAllText(file, $"{(open ? "\n" : "")}{line}\n");
        }
    }
}
