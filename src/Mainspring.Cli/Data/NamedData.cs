using Mainspring.Cli.Workspaces;
using Mainspring.Connectors.Http;
using Mainspring.Connectors.Postgres;
using Mainspring.Connectors.S3;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Cli.Data;

/// <summary>Finds the local files of what a user names as data: a path or pattern, <c>telco@3</c>, <c>telco@latest</c>, the beginning of a SHA-256, or a place outside. Every verb that reads data names it so.</summary>
/// <param name="place">The workspace and the server that know the versions.</param>
internal sealed class NamedData(Place place)
{
    /// <summary>Whether a text names a place outside.</summary>
    public static bool IsOutside(string text) => text.Contains("://", StringComparison.Ordinal);

    /// <summary>A database that a word of the command line names.</summary>
    /// <exception cref="SourceFailedException">It names none.</exception>
    public static DatabaseAddress DatabaseOf(string text) => SourceAddress.Parse(EnvironmentText.Expand(text), Environment.CurrentDirectory, text) is SourceAddress.Database database
        ? DatabaseAddress.Parse(database.Url, Environment.GetEnvironmentVariable)
        : throw SourceFailedException.Refused($"'{text}' is no address of a database table; write postgres://user@host/database/table.");

    /// <summary>The data of a word of the command line.</summary>
    /// <param name="text">The word.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="query">What to ask, when the word names a database.</param>
    /// <exception cref="SourceFailedException">There is no such data.</exception>
    public Task<Snapshot> FindAsync(string text, CancellationToken cancellation, string? query = null) =>
        FindAsync(SourceAddress.Parse(EnvironmentText.Expand(text), Environment.CurrentDirectory, text, query), text, cancellation);

    /// <summary>The data of a value in a project file.</summary>
    /// <param name="text">The value.</param>
    /// <param name="folder">The folder of the file.</param>
    /// <param name="written">The value as it is written, where it refers to the environment; else null.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SourceFailedException">There is no such data.</exception>
    public Task<Snapshot> FindAsync(string text, string folder, string? written, CancellationToken cancellation) =>
        FindAsync(SourceAddress.Parse(text, folder, written), written ?? text, cancellation);

    /// <summary>The data of a project.</summary>
    /// <exception cref="SourceFailedException">There is no such data.</exception>
    public Task<Snapshot> FindAsync(ProjectFile project, CancellationToken cancellation)
    {
        DataSection data = project.Section<DataSection>();
        return FindAsync(SourceAddress.Parse(data.Source, project.Folder, project.Reference("data.source"), data.Query), project.Reference("data.source") ?? data.Source, cancellation);
    }

    private async Task<Snapshot> FindAsync(SourceAddress address, string written, CancellationToken cancellation)
    {
        if (address is SourceAddress.Local local)
        {
            return new(local.Pattern, Path.GetFileName(local.Pattern), written);
        }

        var cache = new SourceCache(DataCache.Folder(place, "sources"));
        using var web = new WebFetcher(cache, ReachableFromJobs());
        ISourceFetcher[] fetchers = [new VersionFetcher(place), web, new ObjectFetcher(cache, Environment.GetEnvironmentVariable), new DatabaseFetcher(cache, Environment.GetEnvironmentVariable)];
        return await fetchers.First(fetcher => fetcher.Fetches(address)).FetchAsync(address, cancellation);
    }

    /// <summary>A job acts for whoever started it, and reaches what its server lets calls reach; a person's own command reaches all.</summary>
    private static ReachableHosts? ReachableFromJobs() => ChildChannel.IsOpen ? ReachableHosts.Parse(Environment.GetEnvironmentVariable(ReachableHosts.Variable)) : null;
}
