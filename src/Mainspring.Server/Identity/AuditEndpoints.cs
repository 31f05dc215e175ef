using System.Globalization;
using System.Text;
using Mainspring.Client.Identity;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Errors;
using Mainspring.Server.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity;

/// <summary>The audit log on the native API.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        RouteGroupBuilder audit = api.MapGroup("/audit").WithTags("Identity").Needs(Role.Admin);
        audit.MapGet("", ListAsync).WithSummary("Read the audit log, newest first");
        audit.MapGet("/verify", VerifyAsync).WithSummary("Check that every entry follows the one before");
        audit.MapGet("/export", ExportAsync).Produces(StatusCodes.Status200OK, contentType: "application/x-ndjson").WithSummary("The whole log, a line of JSON for each entry");
    }

    private static async Task<Results<Ok<AuditPage>, JsonHttpResult<Problem>>> ListAsync(
        AuditLog log, string? action, string? actor, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "object")] string? on, string? cursor, PageLimit? limit, CancellationToken cancellation)
    {
        long before = 0;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Problems.BadRequest($"'{cursor}' is no cursor; take next_cursor of the page before.");
        }

        int most = (limit ?? PageLimit.Default).Value;
        IReadOnlyList<AuditEntry> entries = await log.ReadAsync(new() { Action = action, Actor = actor, Object = on, Before = cursor is null ? null : before, Limit = most + 1 }, cancellation);
        return TypedResults.Ok(new AuditPage(
            [.. entries.Take(most).Select(entry => entry.ToWire())], entries.Count > most ? entries[most - 1].Sequence.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Ok<AuditVerification>> VerifyAsync(AuditLog log, CancellationToken cancellation)
    {
        AuditVerdict verdict = await log.VerifyAsync(cancellation);
        return TypedResults.Ok(new AuditVerification(verdict.BrokenAt is null, verdict.Entries, verdict.LastHash, verdict.BrokenAt));
    }

    private static async Task ExportAsync(HttpContext context, AuditLog log)
    {
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"audit.ndjson\"";
        await foreach (AuditEntry entry in log.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.WriteAsync(AuditChain.ToLine(entry) + "\n", Encoding.UTF8, context.RequestAborted);
        }
    }
}
