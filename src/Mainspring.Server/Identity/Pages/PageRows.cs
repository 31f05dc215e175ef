using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Web.Identity;

namespace Mainspring.Server.Identity.Pages;

/// <summary>Keys and grants as pages show them.</summary>
internal static class PageRows
{
    public static KeyRow Of(ApiKey key, DateTimeOffset? lastUsedAt, DateTimeOffset now) => new(key, lastUsedAt, key.IsLive(now), key.Scope?.ToString());

    public static IReadOnlyList<GrantRow> Grants(IdentityState state, Subject? of = null) =>
        [.. state.Grants.Where(grant => of is null || grant.Subject == of).Select(grant => new GrantRow(grant, grant.Object.ToString()))];
}
