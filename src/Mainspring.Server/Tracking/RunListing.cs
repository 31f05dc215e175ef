using Mainspring.Client.Runs;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Mainspring.Server.Paging;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Tracking;

/// <summary>The list of runs on the native API. A filter or an order that cannot be read is a bad request.</summary>
internal static class RunListing
{
    private const string Metrics = "metrics.";
    private const string Params = "params.";
    private const string Tags = "tags.";

    public static void MapRunListing(this RouteGroupBuilder runs) =>
        runs.MapGet("", ListAsync).Needs(Role.Viewer).WithSummary("List runs, newest first unless ordered otherwise; order and columns may be repeated");

    private static async Task<Results<Ok<RunList>, JsonHttpResult<Problem>>> ListAsync(
        HttpRequest request, ITrackingStore store, string? experiment, string? filter, bool? deleted, PageLimit? limit, string? cursor, CancellationToken cancellation)
    {
        string[] columns = [.. request.Query["columns"].OfType<string>()];
        if (columns.FirstOrDefault(column => !IsColumn(column)) is { } unknown)
        {
            return Problems.BadRequest($"'{unknown}' is no column; write metrics.KEY, params.KEY or tags.KEY.");
        }

        var query = new RunQuery
        {
            Experiment = experiment,
            Seen = request.HttpContext.Reach().Experiments,
            Filter = TrackingGrammars.Runs.Parse(filter),
            Order = TrackingGrammars.Runs.ParseOrder([.. request.Query["order"].OfType<string>()]),
            Columns = columns.Length > 0 ? new(Keys(columns, Metrics), Keys(columns, Params), Keys(columns, Tags)) : null,
            Stage = deleted == true ? Stage.Deleted : Stage.Active,
            Limit = (limit ?? PageLimit.Default).Value,
        };
        RunCursor? after = null;
        if (cursor is not null && (!RunCursor.TryParse(cursor, out after) || !query.Fits(after)))
        {
            return Problems.BadRequest($"'{cursor}' is no cursor of this order; take next_cursor of the page before.");
        }

        RunPage page = await store.ListRunsAsync(query with { After = after }, cancellation);
        return TypedResults.Ok(new RunList([.. page.Runs.Select(run => run.ToWire())], page.Next?.ToString()));
    }

    private static bool IsColumn(string column) =>
        new[] { Metrics, Params, Tags }.Any(family => column.StartsWith(family, StringComparison.Ordinal) && column.Length > family.Length);

    private static string[] Keys(string[] columns, string family) =>
        [.. columns.Where(column => column.StartsWith(family, StringComparison.Ordinal)).Select(column => column[family.Length..]).Distinct(StringComparer.Ordinal)];
}
