using Mainspring.Cli.Workspaces;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary>Finds the local files of what a user names as data: a path or pattern, <c>telco@3</c>, <c>telco@latest</c>, the beginning of a SHA-256, or a place outside. Every verb that reads data names it so.</summary>
/// <param name="place">The workspace and the server that know the versions.</param>
internal sealed class NamedData(Place place)
{
    private readonly ISourceFetcher[] _fetchers = [new VersionFetcher(place)];

    /// <summary>The data of a word of the command line.</summary>
    /// <exception cref="SourceFailedException">There is no such data.</exception>
    public Task<Snapshot> FindAsync(string text, CancellationToken cancellation, string? query = null) =>
        FindAsync(SourceAddress.Parse(EnvironmentText.Expand(text), Environment.CurrentDirectory, text, query), text, cancellation);

    /// <summary>The data of a project.</summary>
    /// <exception cref="SourceFailedException">There is no such data.</exception>
    public Task<Snapshot> FindAsync(ProjectFile project, CancellationToken cancellation)
    {
        DataSection data = project.Section<DataSection>();
        return FindAsync(SourceAddress.Parse(data.Source, project.Folder, project.Reference("data.source"), data.Query), project.Reference("data.source") ?? data.Source, cancellation);
    }

    private async Task<Snapshot> FindAsync(SourceAddress address, string written, CancellationToken cancellation) => address is SourceAddress.Local local
        ? new(local.Pattern, Path.GetFileName(local.Pattern), written)
        : await _fetchers.First(fetcher => fetcher.Fetches(address)).FetchAsync(address, cancellation);
}
