using System.Globalization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Web.Components;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity.Pages;

/// <summary>The audit log for admins.</summary>
internal static class AuditPages
{
    private const int PageSize = 100;

    public static void MapAuditPage(this RouteGroupBuilder pages) => pages.MapGet("/audit", ShowAsync).Needs(Role.Admin);

    private static async Task<IResult> ShowAsync(
        string? action, string? actor, [FromQuery(Name = "object")] string? on, long? before, string? check, AuditLog log, CancellationToken cancellation)
    {
        var query = new AuditQuery { Action = Text(action), Actor = Text(actor), Object = Text(on), Before = before, Limit = PageSize + 1 };
        IReadOnlyList<AuditEntry> entries = await log.ReadAsync(query, cancellation);
        AuditEntry[] shown = [.. entries.Take(PageSize)];
        var links = new PageLinks(
            $"{shown.Length} {(shown.Length == 1 ? "entry" : "entries")}, newest first",
            before is null ? null : Address(query, null),
            entries.Count > PageSize ? Address(query, shown[^1].Sequence) : null);
        return IdentityPages.Audit(new(shown, query, links, check is null ? null : await log.VerifyAsync(cancellation)));
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string Address(AuditQuery query, long? before)
    {
        var parameters = new QueryBuilder();
        foreach ((string name, string? value) in ((string, string?)[])[("action", query.Action), ("actor", query.Actor), ("object", query.Object), ("before", before?.ToString(CultureInfo.InvariantCulture))])
        {
            if (value is not null)
            {
                parameters.Add(name, value);
            }
        }

        return "/audit" + parameters;
    }
}
