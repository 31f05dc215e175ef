using System.Formats.Tar;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Mainspring.Client.Datasets;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Folders;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Datasets;

/// <summary>Versions that are folders, on the native API. A folder comes as a tar: <c>list.json</c> with all its files, then those that the newest version does not have, below <c>files/</c>.</summary>
internal static class FolderEndpoints
{
    private const string List = "list.json";
    private const string Files = "files/";
    private const int LongestList = 64 << 20;

    public static void MapFolders(this RouteGroupBuilder datasets)
    {
        datasets.MapPost("/{name}/folders", AddAsync).Needs(Role.Editor).WithMetadata(BodyLimit.File).WithSummary("Add a folder, a tar of list.json and files/…, as the next version; ?folder= is its name, ?origin= where it came from");
        datasets.MapGet("/{name}/versions/{version:int}/files", ListAsync).Needs(Role.Viewer).WithSummary("List the files of a version that is a folder");
        datasets.MapGet("/{name}/versions/{version:int}/files/{**path}", GetAsync).Needs(Role.Viewer).WithSummary("Download a file of a version that is a folder");
    }

    private static async Task<Results<Created<DatasetVersionInfo>, JsonHttpResult<Problem>>> AddAsync(string name, string? folder, string? origin, HttpRequest request, DatasetFolders folders, CancellationToken cancellation)
    {
        try
        {
            await using var tar = new TarReader(request.Body, leaveOpen: true);
            if (await tar.GetNextEntryAsync(copyData: false, cancellation) is not { Name: List, DataStream: { } bytes, Length: <= LongestList })
            {
                return Problems.BadRequest($"The body is no folder; it is a tar that begins with {List}.");
            }

            DatasetFileList? list = await JsonSerializer.DeserializeAsync(bytes, DatasetsJson.Default.DatasetFileList, cancellation);
            DatasetFile[] files = [.. (list?.Files ?? []).Select(ToDomain)];
            return await folders.AddAsync(name, folder ?? "", files, SentAsync(tar, cancellation), origin, cancellation) switch
            {
                AddOutcome.Added { Version: var version } => TypedResults.Created((string?)null, version.ToWire()),
                var refused => refused.ToProblem(),
            };
        }
        catch (Exception broken) when (broken is InvalidDataException or FormatException or JsonException or EndOfStreamException)
        {
            return Problems.BadRequest($"The folder cannot be read: {broken.Message}");
        }
    }

    private static async Task<Results<Ok<DatasetFileList>, JsonHttpResult<Problem>>> ListAsync(string name, int version, IDatasetStore store, CancellationToken cancellation) =>
        await store.FindAsync(name, version, cancellation) is null
            ? DatasetWire.NoSuchVersion(name, $"{version}")
            : TypedResults.Ok(new DatasetFileList([.. (await store.ListFilesAsync(name, version, cancellation)).Select(file => new DatasetFileInfo(file.Path, file.Content.Hash.Value, file.Md5, file.Content.Bytes))]));

    private static async Task<Results<FileStreamHttpResult, JsonHttpResult<Problem>>> GetAsync(string name, int version, ArtifactPath path, HttpResponse response, IDatasetStore store, IArtifactStore artifacts, CancellationToken cancellation) =>
        (await store.ListFilesAsync(name, version, cancellation)).FirstOrDefault(file => file.Path == path.Value) is { } found
            ? await Download.OpenAsync(artifacts, path, found.Content, response)
            : Problems.NotFound($"The version {version} of the data set '{name}' has no file '{path}'.");

    private static DatasetFile ToDomain(DatasetFileInfo file) => file is { Path: not null, Sha256: not null, Md5: not null, Bytes: >= 0 }
        ? new(file.Path, new(ContentHash.Parse(file.Sha256), file.Bytes), file.Md5)
        : throw new FormatException("a file of the list lacks its path, sha256, md5 or bytes.");

    private static async IAsyncEnumerable<SentFile> SentAsync(TarReader tar, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !entry.Name.StartsWith(Files, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"the member '{entry.Name}' is no file below {Files}.");
            }

            yield return new(entry.Name[Files.Length..], entry.DataStream ?? Stream.Null);
        }
    }
}
