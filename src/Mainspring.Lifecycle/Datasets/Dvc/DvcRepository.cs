namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>A folder that DVC looks after: the one that holds <c>.dvc</c>.</summary>
public sealed class DvcRepository
{
    private const string FolderName = ".dvc";

    private static readonly string[] Passed = [FolderName, ".git", ".mainspring", "node_modules"];

    private DvcRepository(string root)
    {
        Root = root;
        Config = DvcConfig.Read(Path.Combine(Folder, "config"), Path.Combine(Folder, "config.local"));
        Cache = new(Config.CacheFolder is { } named ? Path.GetFullPath(Path.Combine(Folder, named)) : Path.Combine(Folder, "cache"));
    }

    /// <summary>The folder, absolute.</summary>
    public string Root { get; }

    /// <summary>The folder with the settings; paths in them start here.</summary>
    public string Folder => Path.Combine(Root, FolderName);

    /// <summary>The settings.</summary>
    public DvcConfig Config { get; }

    /// <summary>The contents that are on this machine.</summary>
    public DvcCache Cache { get; }

    /// <summary>The repository that a folder lies in, or null.</summary>
    public static DvcRepository? Find(string folder) => Above(folder, FolderName) is { } root ? new(root) : null;

    /// <summary>The repository that a folder lies in; a new one at the root of its Git repository, or in the folder itself where there is no Git.</summary>
    public static DvcRepository FindOrMake(string folder)
    {
        if (Find(folder) is { } found)
        {
            return found;
        }

        string? git = Above(folder, ".git");
        string root = git ?? Path.GetFullPath(folder);
        Directory.CreateDirectory(Path.Combine(root, FolderName));
        File.WriteAllText(Path.Combine(root, FolderName, "config"), git is null ? "[core]\n    no_scm = True\n" : "");
        File.WriteAllText(Path.Combine(root, FolderName, ".gitignore"), "/config.local\n/tmp\n/cache\n");
        return new(root);
    }

    /// <summary>Every output that the repository names, by path.</summary>
    /// <exception cref="DvcException">A file of it cannot be read.</exception>
    public IReadOnlyList<DvcOutput> Outputs() => [.. Files(Root).SelectMany(file => DvcFile.Read(file, Root)).OrderBy(output => output.Path, StringComparer.Ordinal)];

    /// <summary>The outputs that somebody means: a <c>.dvc</c> file, what one stands for, or a folder with such.</summary>
    /// <exception cref="DvcException">The repository names no such thing.</exception>
    public IReadOnlyList<DvcOutput> Outputs(string target)
    {
        string path = Path.GetFullPath(target);
        if (File.Exists(path) && (path.EndsWith(DvcFile.Ending, StringComparison.Ordinal) || Path.GetFileName(path) == DvcFile.LockName))
        {
            return DvcFile.Read(path, Root);
        }

        DvcOutput[] meant = [.. Outputs().Where(output => output.Path == path || output.Path.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal))];
        return meant.Length > 0 ? meant : throw new DvcException($"'{target}' is neither a .dvc file, nor data that one of {Root} stands for.");
    }

    private static string? Above(string folder, string name)
    {
        for (DirectoryInfo? at = new(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            string path = Path.Combine(at.FullName, name);
            if (Directory.Exists(path) || (name == ".git" && File.Exists(path)))
            {
                return at.FullName;
            }
        }

        return null;
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => file.EndsWith(DvcFile.Ending, StringComparison.Ordinal) || Path.GetFileName(file) == DvcFile.LockName)
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(below => !Passed.Contains(Path.GetFileName(below)) && !File.GetAttributes(below).HasFlag(FileAttributes.ReparsePoint))
            .SelectMany(Files));
}
