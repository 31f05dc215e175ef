using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Releases;
using Mainspring.Lifecycle.Serving;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Mainspring.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Endpoints;

/// <summary>The list of endpoints, an endpoint with its live traffic, and its latest predictions.</summary>
internal static class EndpointsPages
{
    private const int PageSize = 20;

    public static void MapEndpointPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/endpoints", (HttpContext context, EndpointTable table) => Answer.Page<EndpointsPage, EndpointsModel>(Read(context, table))).Needs(Role.Viewer);
        pages.MapGet("/endpoints/{endpoint}", ShowAsync).Needs(Role.Viewer);
        pages.MapGet("/live/endpoints", (HttpContext context, EndpointTable table) =>
            LiveFragment.Stream<EndpointRows, EndpointsModel>(context, () => Task.FromResult<EndpointsModel?>(Read(context, table)))).Needs(Role.Viewer);
        pages.MapGet("/live/endpoints/{endpoint}", (string endpoint, HttpContext context, EndpointTable table) =>
            LiveFragment.Stream<EndpointTraffic, EndpointSnapshot>(
                context, () => Task.FromResult(table.TryFind(endpoint, out ServedEndpoint? found) ? EndpointSnapshot.Of(found) : null))).Needs(Role.Viewer);
    }

    private static EndpointsModel Read(HttpContext context, EndpointTable table) => new([.. table.All.Where(endpoint => endpoint.State.Endpoint.Models.All(context.Reach().SeesModel)).Select(EndpointSnapshot.Of)]);

    private static async Task<IResult> ShowAsync(string endpoint, string? after, string? notice, HttpContext context, EndpointTable table, PredictionLog log, IReleaseStore releases, CancellationToken cancellation)
    {
        if (!table.TryFind(endpoint, out ServedEndpoint? found))
        {
            return Answer.NotFound($"There is no endpoint '{endpoint}'.", "/endpoints");
        }

        PredictionPage page = await log.ReadAsync(new PredictionQuery { Endpoint = endpoint, TailWillDo = true, Limit = PageSize, After = PredictionCursor.Parse(after) }, cancellation);
        return Answer.Page<EndpointPage, EndpointModel>(new EndpointModel(EndpointSnapshot.Of(found), page, after is not null, FormNotice.Parse(notice), $"{context.Request.Scheme}://{context.Request.Host}")
        {
            Release = await LatestAsync(releases, endpoint, cancellation),
        });
    }

    /// <summary>The traffic is shown also while nobody can say what is released.</summary>
    private static async Task<Release?> LatestAsync(IReleaseStore releases, string endpoint, CancellationToken cancellation)
    {
        try
        {
            return (await releases.ListAsync(new() { Endpoint = endpoint, Limit = 1 }, cancellation)).FirstOrDefault();
        }
        catch (Exception away) when (away is IStoreUnavailable)
        {
            return null;
        }
    }
}
