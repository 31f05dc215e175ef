using System.Globalization;
using Mainspring.Client.Maintenance;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Mainspring.Server.Maintenance.Backups;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Maintenance;

/// <summary>Permanent deletion and backups on the native API.</summary>
internal static class MaintenanceEndpoints
{
    private const string Busy = "Another cleaning or backup runs on this server; try again when it has ended.";

    /// <summary>A century: longer windows would reach before the first date.</summary>
    private const long LongestSeconds = 100L * 366 * 24 * 3600;

    public static void MapMaintenance(this RouteGroupBuilder api)
    {
        RouteGroupBuilder maintenance = api.MapGroup("/maintenance").WithTags("Maintenance").Needs(Role.Admin);
        maintenance.MapPost("/gc", CleanAsync).WithSummary("Remove for good what was deleted long enough ago, and free contents that nothing names");
        maintenance.MapGet("/backup", BackUpAsync).Produces(StatusCodes.Status200OK, contentType: "application/x-tar").WithSummary("A backup of everything, made while it is read");
    }

    private static async Task<Results<Ok<CleaningInfo>, JsonHttpResult<Problem>>> CleanAsync(
        CleaningRequest request, WorkspaceCleaner cleaner, MaintenanceTurn turn, CancellationToken cancellation)
    {
        if (Faults(request) is { Count: > 0 } faults)
        {
            return Problems.Invalid("The times cannot be used.", faults);
        }

        using IDisposable? taken = turn.TryTake();
        if (taken is null)
        {
            return Problems.Conflict(Busy);
        }

        Cleaning cleaning = await cleaner.CleanAsync(TimeSpan.FromSeconds(request.OlderThanSeconds), TimeSpan.FromSeconds(request.GraceSeconds), request.DryRun, cancellation);
        return TypedResults.Ok(new CleaningInfo(
            request.DryRun,
            cleaning.DeletedBefore,
            cleaning.Sweep.Runs,
            cleaning.Sweep.Experiments,
            cleaning.Sweep.Models,
            cleaning.Collection.Freed,
            cleaning.Collection.FreedBytes,
            cleaning.Collection.Kept,
            cleaning.Collection.AbortedUploads));
    }

    private static async Task BackUpAsync(HttpContext context, WorkspaceBackup backup, MaintenanceTurn turn, RequestAudit audit)
    {
        using IDisposable? taken = turn.TryTake();
        if (taken is null)
        {
            await Problems.Conflict(Busy).ExecuteAsync(context);
            return;
        }

        await audit.RecordAsync(context, AuditAction.BackedUp, null);

        // What can fail before the first byte is sent fails here, with an error that the client can read.
        using WorkspaceSnapshot snapshot = await backup.TakeAsync(context.RequestAborted);
        context.Response.ContentType = "application/x-tar";
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"mainspring-{snapshot.TakenAt:yyyyMMdd-HHmmss}.tar\"");
        await backup.WriteAsync(snapshot, context.Response.Body, context.RequestAborted);
    }

    private static List<ProblemError> Faults(CleaningRequest request) =>
    [
        .. from given in ((string Pointer, long Seconds)[])[("/older_than_seconds", request.OlderThanSeconds), ("/grace_seconds", request.GraceSeconds)]
           where given.Seconds is < 0 or > LongestSeconds
           select new ProblemError(given.Pointer, $"it is {given.Seconds}; write seconds from 0 to {LongestSeconds}"),
    ];
}
