using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Who makes a request, for those who answer it.</summary>
internal static class Callers
{
    /// <summary>The owner of the workspace's folder.</summary>
    public static Caller Local { get; } = new Caller.Local();

    /// <summary>The caller; on a server that asks nobody who they are, its owner.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.Get<CallerFeature>()?.Caller ?? Local;

    /// <summary>Who shall stand beside what a request makes; empty on a server that asks nobody who they are.</summary>
    public static string UserName(this HttpContext context) => context.Features.Get<CallerFeature>()?.Caller.Name ?? "";
}
