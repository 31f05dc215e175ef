using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Server.Pipelines;

/// <summary>
/// A path that a client named, found to lie below the folder that the operator gave to projects: no way up, no links on the way, and
/// not inside the workspace's own state. The file itself need not exist.
/// </summary>
internal sealed class ProjectPath
{
    private ProjectPath(string full) => Full = full;

    /// <summary>The absolute path.</summary>
    public string Full { get; }

    /// <summary>Reads a path.</summary>
    /// <param name="folder">The folder below which it must lie.</param>
    /// <param name="home">The workspace, which it must not touch.</param>
    /// <param name="text">The path, relative to the folder or absolute.</param>
    /// <param name="path">The path, when it is allowed.</param>
    /// <param name="fault">Why it is refused, when it is.</param>
    public static bool TryParse(string folder, string home, string text, [NotNullWhen(true)] out ProjectPath? path, [NotNullWhen(false)] out string? fault)
    {
        (folder, home) = (Path.GetFullPath(folder), Path.GetFullPath(home));
        path = null;
        fault = Check(folder, home, text);
        if (fault is null)
        {
            path = new(Path.Combine(folder, text));
            return true;
        }

        return false;
    }

    private static string? Check(string folder, string home, string text)
    {
        if (text.Length == 0 || text.Any(char.IsControl))
        {
            return "A path must not be empty or hold control characters.";
        }

        if (text.Split('/', '\\').Any(part => part is ".." or "."))
        {
            return $"'{text}' holds '.' or '..'; write the path without them.";
        }

        string full = Path.Combine(folder, text);
        if (!IsBelow(full, folder))
        {
            return $"'{text}' is outside of the folder of this server's projects.";
        }

        if (full == home || IsBelow(full, home))
        {
            return $"'{text}' is inside the workspace, which belongs to the server.";
        }

        return FirstLink(folder, full) is { } link ? $"'{text}' leads through the link '{Path.GetRelativePath(folder, link)}'; links are not followed." : null;
    }

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? FirstLink(string folder, string full)
    {
        string at = folder;
        foreach (string part in Path.GetRelativePath(folder, full).Split(Path.DirectorySeparatorChar))
        {
            at = Path.Combine(at, part);
            if (new FileInfo(at).LinkTarget is not null)
            {
                return at;
            }
        }

        return null;
    }
}
