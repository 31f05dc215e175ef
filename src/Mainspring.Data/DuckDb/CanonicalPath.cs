namespace Mainspring.Data.DuckDb;

/// <summary>One spelling for every way to name a file.</summary>
internal static class CanonicalPath
{
    /// <summary>The absolute path with every symbolic link resolved, of the file and of the folders above it. The file need not exist.</summary>
    public static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        string resolved = Path.GetPathRoot(full)!;
        foreach (string part in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(resolved, part);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            resolved = info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Of(target.FullName) : next;
        }

        return resolved;
    }
}
