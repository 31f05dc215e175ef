using System.Globalization;
using Mainspring.Client.Datasets;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Mainspring.Server.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Datasets;

/// <summary>Data sets on the native API.</summary>
internal static class DatasetEndpoints
{
    private const string Latest = "latest";

    public static void MapDatasets(this RouteGroupBuilder api)
    {
        RouteGroupBuilder datasets = api.MapGroup("/datasets").WithTags("Data sets");
        datasets.MapGet("", ListAsync).Needs(Role.Viewer).WithSummary("List data sets by name, each with its newest version; with ?sha256= all versions with these bytes, newest first");
        datasets.MapPost("/{name}/versions", AddAsync).Needs(Role.Editor).WithMetadata(BodyLimit.File).WithSummary("Add a file, the body, as the next version; ?file= is its name, ?origin= where it came from");
        datasets.MapFolders();
        datasets.MapGet("/{name}/versions", ListVersionsAsync).Needs(Role.Viewer).WithSummary("List versions, newest first");
        datasets.MapGet("/{name}/versions/{version}", GetAsync).Needs(Role.Viewer).WithSummary("Read a version by number or 'latest', with its profile");
        datasets.MapGet("/{name}/versions/{version}/file", GetFileAsync).Needs(Role.Viewer).WithSummary("Download the file of a version");
    }

    private static async Task<Results<Ok<DatasetList>, JsonHttpResult<Problem>>> ListAsync(IDatasetStore store, PageLimit? limit, string? cursor, string? sha256, CancellationToken cancellation)
    {
        int most = (limit ?? PageLimit.Default).Value;
        if (sha256 is not null)
        {
            return ContentHash.IsBeginning(sha256)
                ? TypedResults.Ok(new DatasetList([.. (await store.FindByContentAsync(sha256, most, cancellation)).Select(v => v.ToWire())], null))
                : Problems.BadRequest($"'{sha256}' is no beginning of a SHA-256; give 8 to 64 digits of 0-9 and a-f.");
        }

        IReadOnlyList<DatasetVersion> newest = await store.ListAsync(most + 1, cursor, cancellation);
        return TypedResults.Ok(new DatasetList([.. newest.Take(most).Select(v => v.ToWire())], newest.Count > most ? newest[most - 1].Name : null));
    }

    private static async Task<Results<Created<DatasetVersionInfo>, JsonHttpResult<Problem>>> AddAsync(string name, string? file, string? origin, HttpRequest request, DatasetLibrary library, CancellationToken cancellation) =>
        await library.AddAsync(name, file ?? "", request.Body, origin, cancellation) switch
        {
            AddOutcome.Added { Version: var version } => TypedResults.Created((string?)null, version.ToWire()),
            var refused => refused.ToProblem(),
        };

    private static async Task<Results<Ok<DatasetVersionList>, JsonHttpResult<Problem>>> ListVersionsAsync(string name, IDatasetStore store, PageLimit? limit, string? cursor, CancellationToken cancellation)
    {
        int before = int.MaxValue;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Problems.BadRequest($"'{cursor}' is no cursor; take next_cursor of the page before.");
        }

        int most = (limit ?? PageLimit.Default).Value;
        IReadOnlyList<DatasetVersion> versions = await store.ListVersionsAsync(name, most + 1, before, cancellation);
        return versions.Count == 0 && await store.FindAsync(name, null, cancellation) is null
            ? DatasetWire.NoSuchDataset(name)
            : TypedResults.Ok(new DatasetVersionList([.. versions.Take(most).Select(v => v.ToWire())], versions.Count > most ? versions[most - 1].Version.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Results<Ok<DatasetVersionInfo>, JsonHttpResult<Problem>>> GetAsync(string name, string version, IDatasetStore store, DatasetLibrary library, CancellationToken cancellation) =>
        await FindAsync(store, name, version, cancellation) is { } found
            ? TypedResults.Ok(found.ToWire(await library.ProfileOfAsync(found, cancellation)))
            : DatasetWire.NoSuchVersion(name, version);

    private static async Task<Results<FileStreamHttpResult, JsonHttpResult<Problem>>> GetFileAsync(string name, string version, HttpResponse response, IDatasetStore store, IArtifactStore artifacts, CancellationToken cancellation) =>
        await FindAsync(store, name, version, cancellation) is { } found
            ? found.Folder is null
                ? await Download.OpenAsync(artifacts, ArtifactPath.Parse(found.FileName), found.Content, response)
                : Problems.Invalid($"The version {found.Version} of the data set '{name}' is a folder of {found.Folder.Files} files; read them one by one below /files.")
            : DatasetWire.NoSuchVersion(name, version);

    private static async Task<DatasetVersion?> FindAsync(IDatasetStore store, string name, string version, CancellationToken cancellation) =>
        version == Latest ? await store.FindAsync(name, null, cancellation)
        : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? await store.FindAsync(name, number, cancellation)
        : null;
}
