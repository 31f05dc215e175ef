using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Decides whether a caller has a role on the object of a request. On a loopback server without users everybody is its admin.</summary>
internal sealed class AccessCheck
{
    public ValueTask<AccessVerdict> CheckAsync(HttpContext context, Role needed, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(resource);
        return ValueTask.FromResult(needed <= Role.Admin ? AccessVerdict.Allowed : AccessVerdict.Forbidden);
    }
}
