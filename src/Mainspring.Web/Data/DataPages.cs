using System.Globalization;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Diffs;
using Mainspring.Lifecycle.Datasets.Profiles;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Components;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Data;

/// <summary>The list of data sets with the form that adds one, and a data set with its versions and the profile of one of them.</summary>
internal static class DataPages
{
    private const int PageSize = 50;
    private const int RunsShown = 20;

    // Runs know data by the beginning of its hash.
    private const int DigestLength = 16;

    public static void MapData(this RouteGroupBuilder pages)
    {
        pages.MapGet("/data", (string? after, IDatasetStore store, CancellationToken cancellation) => ListAsync(after, null, store, cancellation)).Needs(Role.Viewer);
        pages.MapPost("/data", AddAsync).Needs(Role.Editor).WithMetadata(new LargestUpload());
        pages.MapGet("/data/{name}", ShowAsync).Needs(Role.Viewer);
        pages.MapGet("/data/{name}/{version:int}", ShowAsync).Needs(Role.Viewer);
        pages.MapGet("/data/{name}/{version:int}/report", ReportAsync).Needs(Role.Viewer);
        pages.MapGet("/data/{name}/diff", DiffAsync).Needs(Role.Viewer);
        pages.MapGet("/data/{name}/diff/report", DiffReportAsync).Needs(Role.Viewer);
    }

    private static async Task<IResult> ListAsync(string? after, UploadRefusal? refusal, IDatasetStore store, CancellationToken cancellation)
    {
        string? cursor = string.IsNullOrEmpty(after) ? null : after;
        IReadOnlyList<DatasetVersion> found = await store.ListAsync(PageSize + 1, cursor, cancellation);
        DatasetVersion[] shown = [.. found.Take(PageSize)];
        var links = new PageLinks(
            shown.Length == 1 ? "1 data set" : $"{shown.Length} data sets, by name",
            cursor is null ? null : "/data",
            found.Count > PageSize ? Link.With("/data", ("after", shown[^1].Name)) : null);
        return Answer.Page<DatasetsPage, DatasetsModel>(
            new DatasetsModel(shown, links, refusal), refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AddAsync(IFormCollection form, DatasetLibrary library, IDatasetStore store, CancellationToken cancellation)
    {
        if (form.Files["file"] is not { Length: > 0 } file)
        {
            return await ListAsync(null, new UploadRefusal(form["name"].ToString(), "Choose a file that is not empty.", []), store, cancellation);
        }

        string fileName = Path.GetFileName(file.FileName.Replace('\\', '/'));
        string name = form["name"].ToString().Trim() is { Length: > 0 } given ? given : fileName.Split('.')[0];
        await using Stream bytes = file.OpenReadStream();
        AddOutcome outcome = await library.AddAsync(name, fileName, bytes, $"{fileName}, sent by a browser", cancellation);
        return outcome is AddOutcome.Added { Version: var version }
            ? Answer.SeeOther(Link.To("data", version.Name, version.Version.ToString(CultureInfo.InvariantCulture)))
            : await ListAsync(null, UploadRefusal.Of(name, outcome), store, cancellation);
    }

    private static async Task<IResult> ShowAsync(string name, int? version, int? before, string? target, HttpContext context, ITrackingStore runs, IDatasetStore store, DatasetLibrary library, IArtifactTree tree, IArtifactStore artifacts, CancellationToken cancellation)
    {
        if (await store.FindAsync(name, version, cancellation) is not { } found)
        {
            return Answer.NotFound(version is null ? $"There is no data set '{name}'." : $"There is no version {version} of '{name}'.", "/data");
        }

        Profile? profile = await library.ProfileOfAsync(found, cancellation);
        IReadOnlyList<DatasetVersion> versions = await store.ListVersionsAsync(name, PageSize + 1, before, cancellation);
        DatasetVersion[] shown = [.. versions.Take(PageSize)];
        string path = Link.To("data", name);
        var links = new PageLinks(
            shown.Length == 1 ? "1 version" : $"{shown.Length} versions, newest first",
            before is null ? null : path,
            versions.Count > PageSize ? Link.With(path, ("before", shown[^1].Version.ToString(CultureInfo.InvariantCulture))) : null);
        IReadOnlyList<Run> usedBy = await UsedByAsync(found, context, runs, cancellation);
        IReadOnlyList<DatasetCheck> checks = await new CheckHistory(tree, artifacts).OfAsync(usedBy, cancellation);
        return Answer.Page<DatasetPage, DatasetModel>(new DatasetModel(found, profile, shown, usedBy, checks, profile is null ? null : ProfileCharts.TargetOf(profile, target), links));
    }

    private static async Task<IResult> ReportAsync(string name, int version, IDatasetStore store, DatasetLibrary library, CancellationToken cancellation) =>
        await store.FindAsync(name, version, cancellation) is { } found && await library.ProfileOfAsync(found, cancellation) is { } profile
            ? Results.File(ProfilePage.Write(profile, found.ToString()), "text/html", $"{name}-v{version}.html")
            : Answer.NotFound($"There is no profile of version {version} of '{name}'.", "/data");

    /// <summary>Without versions, what the newest changed; without the first, what the second changed.</summary>
    private static async Task<IResult> DiffAsync(string name, int? from, int? to, IDatasetStore store, VersionComparer comparer, CancellationToken cancellation) =>
        await PairAsync(name, from, to, store, cancellation) is (var first, var second)
            ? Answer.Page<DatasetDiffPage, DatasetDiffModel>(new DatasetDiffModel(first, second, await comparer.CompareAsync(first, second, cancellation)))
            : Answer.NotFound($"'{name}' has no two such versions to compare.", "/data");

    private static async Task<IResult> DiffReportAsync(string name, int? from, int? to, IDatasetStore store, VersionComparer comparer, CancellationToken cancellation) =>
        await PairAsync(name, from, to, store, cancellation) is (var first, var second) && await comparer.CompareAsync(first, second, cancellation) is FileComparison.Compared { Diff: var diff }
            ? Results.File(DiffPage.Write(diff), "text/html", $"{name}-v{first.Version}-v{second.Version}.html")
            : Answer.NotFound($"'{name}' has no two such versions to compare.", "/data");

    private static async Task<(DatasetVersion First, DatasetVersion Second)?> PairAsync(string name, int? from, int? to, IDatasetStore store, CancellationToken cancellation) =>
        await store.FindAsync(name, to, cancellation) is { } second && await store.FindAsync(name, from ?? (second.Version - 1), cancellation) is { } first ? (first, second) : null;

    private static async Task<IReadOnlyList<Run>> UsedByAsync(DatasetVersion version, HttpContext context, ITrackingStore runs, CancellationToken cancellation) => (await runs.ListRunsAsync(
        new()
        {
            Filter = TrackingGrammars.Runs.Parse($"datasets.digest = '{version.Content.Hash.Value[..DigestLength]}'"),
            Seen = context.Reach().Experiments,
            Columns = new([], [], []),
            Limit = RunsShown,
        },
        cancellation)).Runs;

    /// <summary>The library has a limit of its own for files; the server's for bodies and forms would come first.</summary>
    private sealed class LargestUpload : IRequestSizeLimitMetadata, IFormOptionsMetadata
    {
        private const long Bytes = 4L << 30;

        public long? MaxRequestBodySize => Bytes + (1 << 20);

        public bool? BufferBody => null;

        public int? MemoryBufferThreshold => null;

        public long? BufferBodyLengthLimit => null;

        public int? ValueCountLimit => 16;

        public int? KeyLengthLimit => null;

        public int? ValueLengthLimit => null;

        public int? MultipartBoundaryLengthLimit => null;

        public int? MultipartHeadersCountLimit => null;

        public int? MultipartHeadersLengthLimit => null;

        public long? MultipartBodyLengthLimit => Bytes;
    }
}
