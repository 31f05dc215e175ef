using Mainspring.Lifecycle.Identity;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Mainspring.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Home;

/// <summary>The first page.</summary>
internal static class HomePages
{
    public static void MapHome(this RouteGroupBuilder pages)
    {
        pages.MapGet("/", async (HttpContext context, HomeReader reader, CancellationToken cancellation) => Answer.Page<HomePage, HomeModel>(await reader.ReadAsync(context.Reach(), cancellation))).Needs(Role.Viewer);
        pages.MapGet("/live/home", (HttpContext context, HomeReader reader) =>
            LiveFragment.Stream<HomeContent, HomeModel>(context, async () => await reader.ReadAsync(context.Reach(), context.RequestAborted))).Needs(Role.Viewer);
    }
}
