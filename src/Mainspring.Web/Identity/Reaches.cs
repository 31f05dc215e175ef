using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Web.Identity;

/// <summary>How far the caller of a request gets, for what lists and searches.</summary>
public static class Reaches
{
    /// <summary>The reach of the caller; everything on a server that asks nobody who they are.</summary>
    public static Reach Reach(this HttpContext context) => context.Features.Get<Reach>() ?? Lifecycle.Identity.Reach.Everything;
}
