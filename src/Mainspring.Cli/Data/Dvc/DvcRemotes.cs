using Mainspring.Connectors.S3;
using Mainspring.Lifecycle.Datasets.Dvc;

namespace Mainspring.Cli.Data.Dvc;

/// <summary>Opens the remotes that the settings of a DVC repository name.</summary>
internal static class DvcRemotes
{
    /// <summary>A remote.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="named">The name of a remote or its address; null for the default one.</param>
    /// <returns>The remote, or null when none is named and there is no default.</returns>
    /// <exception cref="DvcException">There is no such remote, or it is of a kind that cannot be used.</exception>
    public static IDvcRemote? Open(DvcRepository repository, string? named)
    {
        string? name = named ?? repository.Config.DefaultRemote;
        if (name is null)
        {
            return null;
        }

        if (repository.Config.OfRemote(name, "url") is not { } url)
        {
            return NamedData.IsOutside(name) || Path.IsPathRooted(name) || name.StartsWith('.')
                ? Open(EnvironmentText.Expand(name), Environment.CurrentDirectory, null, null)
                : throw new DvcException($"The repository {repository.Root} has no remote '{name}'; it has {(repository.Config.Remotes.Any() ? string.Join(", ", repository.Config.Remotes) : "none")}. Name one of them, a folder such as ./share, or s3://bucket/path.");
        }

        return repository.Config.OfRemote(name, "version_aware") == "true" || repository.Config.OfRemote(name, "worktree") == "true"
            ? throw new DvcException($"The remote '{name}' leaves versions to the cloud (version_aware); only remotes with files/md5 can be used.")
            : Open(url, repository.Folder, repository.Config.OfRemote(name, "endpointurl"), repository.Config.OfRemote(name, "region"));
    }

    private static IDvcRemote Open(string url, string folder, string? endPoint, string? region)
    {
        if (!NamedData.IsOutside(url))
        {
            return new FolderDvcRemote(Path.GetFullPath(Path.Combine(folder, url)));
        }

        string[] options =
        [
            .. endPoint is null ? [] : (string[])[$"endpoint={Uri.EscapeDataString(endPoint)}"],
            .. region is null ? [] : (string[])[$"region={Uri.EscapeDataString(region)}"],
        ];
        string address = options.Length == 0 ? url : $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{string.Join('&', options)}";
        return url.StartsWith("s3://", StringComparison.Ordinal) || url.StartsWith("gs://", StringComparison.Ordinal)
            ? new ObjectDvcRemote(new ObjectStore(ObjectAddress.LocationOf(address, Environment.GetEnvironmentVariable)))
            : throw new DvcException($"The remote '{url}' cannot be used; remotes are folders, s3:// and gs://.");
    }
}
