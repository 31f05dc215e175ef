namespace Mainspring.Cli.Workspaces;

/// <summary>The workspace and the server that a verb is about.</summary>
/// <param name="Home">Absolute path of the workspace folder; it need not exist yet.</param>
/// <param name="HomeReason">Where <paramref name="Home"/> comes from, for <c>doctor</c>.</param>
/// <param name="Server">The server that was named, or null for the workspace's own.</param>
internal sealed record Place(string Home, string HomeReason, Uri? Server)
{
    /// <summary>The name of the workspace folder inside a project.</summary>
    public const string FolderName = ".mainspring";

    private const string NearestReason = $"nearest {FolderName}";
    private const string DefaultReason = "default: this folder";

    /// <summary>Options first, then the environment, then the nearest <c>.mainspring</c> at or above the current folder.</summary>
    /// <exception cref="CommandFailure">The server is no http or https URL.</exception>
    public static Place From(string? home, string? server)
    {
        (string path, string reason) = HomeOf(home);
        return new(Path.GetFullPath(path), reason, ServerOf(server));
    }

    /// <summary>The place of a project: its workspace stands beside it or above it, unless another was named.</summary>
    public Place Near(string projectFolder)
    {
        if (HomeReason is not (NearestReason or DefaultReason))
        {
            return this;
        }

        (string path, string reason) = Nearest(projectFolder);
        return this with { Home = path, HomeReason = reason };
    }

    /// <summary>What to tell somebody who asks for a workspace that is not there.</summary>
    public string DescribeAbsence() => HomeReason == DefaultReason
        ? $"there is no workspace: neither this folder nor one above it holds {FolderName}. Go to the folder of the project, or name a workspace with --home or a server with --server"
        : $"there is no workspace at {Home} ({HomeReason})";

    private static (string Path, string Reason) HomeOf(string? option)
    {
        if (option is { Length: > 0 })
        {
            return (option, "--home");
        }

        if (Environment.GetEnvironmentVariable("MAINSPRING_HOME") is { Length: > 0 } variable)
        {
            return (variable, "MAINSPRING_HOME");
        }

        return Nearest(Environment.CurrentDirectory);
    }

    private static (string Path, string Reason) Nearest(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, FolderName);
            if (Directory.Exists(candidate))
            {
                return (candidate, NearestReason);
            }
        }

        return (Path.Combine(start, FolderName), DefaultReason);
    }

    private static Uri? ServerOf(string? option)
    {
        string? text = option is { Length: > 0 } ? option : Environment.GetEnvironmentVariable("MAINSPRING_SERVER");
        if (text is not { Length: > 0 })
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? server) && server.Scheme is "http" or "https"
            ? server
            : throw new CommandFailure(ExitCode.Usage, $"the server '{text}' is no URL; write it as http://host:port");
    }
}
