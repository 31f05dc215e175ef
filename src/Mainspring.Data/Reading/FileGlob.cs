using System.IO.Enumeration;
using Mainspring.Data.Faults;

namespace Mainspring.Data.Reading;

/// <summary>The files that a path names, with <c>*</c> and <c>?</c> in its parts and <c>**</c> for any number of folders.</summary>
public static class FileGlob
{
    /// <summary>The existing files in ordinal order, at least one.</summary>
    /// <exception cref="DataFormatException">There is none.</exception>
    public static IReadOnlyList<string> Find(string pathOrGlob)
    {
        if (File.Exists(pathOrGlob))
        {
            return [pathOrGlob];
        }

        if (pathOrGlob.AsSpan().IndexOfAny('*', '?') < 0)
        {
            throw new DataFormatException(new DataFault(pathOrGlob, 0, null, FaultCodes.NoSuchFile, Directory.Exists(pathOrGlob)
                ? $"this is a folder; write which of its files to read, such as '{Path.Combine(pathOrGlob, "*.csv")}'."
                : "there is no such file."));
        }

        string root = Path.IsPathRooted(pathOrGlob) ? Path.GetPathRoot(pathOrGlob)! : "";
        string[] parts = pathOrGlob[root.Length..].Split(['/', Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        string[] files = [.. Expand(root, parts).Order(StringComparer.Ordinal).Distinct()];
        return files.Length > 0 ? files : throw new DataFormatException(new DataFault(pathOrGlob, 0, null, FaultCodes.NoSuchFile, "no file matches this pattern."));
    }

    private static IEnumerable<string> Expand(string folder, ReadOnlyMemory<string> parts)
    {
        string here = folder.Length == 0 ? "." : folder;
        string part = parts.Span[0];
        if (parts.Length == 1)
        {
            return Directory.EnumerateFiles(here).Where(f => FileSystemName.MatchesSimpleExpression(part == "**" ? "*" : part, Path.GetFileName(f), ignoreCase: false)).Select(f => Path.Combine(folder, Path.GetFileName(f)));
        }

        if (part == "**")
        {
            return Expand(folder, parts[1..]).Concat(Folders(here).SelectMany(name => Expand(Path.Combine(folder, name), parts)));
        }

        IEnumerable<string> next = part.AsSpan().IndexOfAny('*', '?') < 0
            ? Directory.Exists(Path.Combine(here, part)) ? [part] : []
            : Folders(here).Where(name => FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false));
        return next.SelectMany(name => Expand(Path.Combine(folder, name), parts[1..]));
    }

    private static IEnumerable<string> Folders(string folder) => Directory.EnumerateDirectories(folder)
        .Where(path => !File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
        .Select(path => Path.GetFileName(path));
}
