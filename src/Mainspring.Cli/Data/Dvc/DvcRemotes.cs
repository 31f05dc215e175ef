using Mainspring.Connectors.Http;
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
            : OpenNamed(repository, name, url);
    }

    /// <summary>A remote of the settings. Of a web server they name the user apart.</summary>
    private static IDvcRemote OpenNamed(DvcRepository repository, string name, string url)
    {
        string? authentication = repository.Config.OfRemote(name, "auth"), user = repository.Config.OfRemote(name, "user"), password = repository.Config.OfRemote(name, "password");
        if (!IsWeb(url) || (authentication is null && user is null))
        {
            return Open(IsWeb(url) ? EnvironmentText.Expand(url) : url, repository.Folder, repository.Config.OfRemote(name, "endpointurl"), repository.Config.OfRemote(name, "region"));
        }

        return authentication is null or "basic" && user is not null && password is not null
            ? Open(new UriBuilder(url) { UserName = Uri.EscapeDataString(EnvironmentText.Expand(user)), Password = Uri.EscapeDataString(EnvironmentText.Expand(password)) }.Uri.AbsoluteUri, repository.Folder, null, null)
            : throw new DvcException($"The remote '{name}' asks for {(authentication is null or "basic" ? "a password that the settings do not have" : $"authentication by '{authentication}', which is not known here")}; write auth = basic with user = ${{USER}} and password = ${{PASSWORD}} into .dvc/config.local, and the two into the environment.");
    }

    private static bool IsWeb(string url) => url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal);

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
            : IsWeb(url) && Uri.TryCreate(url, UriKind.Absolute, out Uri? web) ? new WebDvcRemote(web)
            : throw new DvcException($"The remote '{url}' cannot be used; remotes are folders, s3://, gs://, and https:// to read from.");
    }
}
