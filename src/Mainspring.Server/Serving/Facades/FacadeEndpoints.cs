using System.Text.Json.Nodes;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Serving.Facades;

/// <summary>The facade of an endpoint: set, show, take away.</summary>
internal static class FacadeEndpoints
{
    public static void MapFacades(this RouteGroupBuilder api)
    {
        RouteGroupBuilder facades = api.MapGroup("/endpoints/{endpoint}/facade");
        facades.MapGet("/", ShowAsync).Needs(Role.Viewer);
        facades.MapPut("/", PutAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json);
        facades.MapDelete("/", DeleteAsync).Needs(Role.Operator);
    }

    private static async Task<Results<Ok<FacadeInfo>, JsonHttpResult<Problem>>> ShowAsync(string endpoint, FacadeTable facades, CancellationToken cancellation) =>
        await InfoAsync(endpoint, facades, cancellation) is { } info ? TypedResults.Ok(info) : Missing(endpoint);

    private static async Task<Results<Ok<FacadeInfo>, JsonHttpResult<Problem>>> PutAsync(
        string endpoint, JsonObject definition, HttpContext context, EndpointTable endpoints, FacadeTable facades, AccessCheck access, RequestAudit audit, CancellationToken cancellation)
    {
        if (!endpoints.TryFind(endpoint, out _))
        {
            return Problems.NotFound($"There is no endpoint '{endpoint}'.");
        }

        if (!Facade.TryRead(definition, out Facade? facade, out var faults))
        {
            return Problems.Invalid("The facade cannot be set.", [.. faults.Select(fault => new ProblemError(fault.Pointer, fault.Message))]);
        }

        // What everybody may call then, callers without a name included, is for an admin to say.
        if (facade.IsAnonymous && await access.RefuseAsync(context, Role.Admin, Resource.Workspace) is { } refusal)
        {
            return refusal;
        }

        if (await facades.PutAsync(endpoint, facade, cancellation) is { } reason)
        {
            return Problems.Answer(StatusCodes.Status409Conflict, "port_in_use", reason);
        }

        await audit.RecordAsync(context, AuditAction.EndpointSet, $"endpoint {endpoint}", null, $"facade on port {facade.Port}, {facade.Routes.Count} calls{(facade.IsAnonymous ? ", open to everybody" : "")}");
        return TypedResults.Ok(await InfoAsync(endpoint, facades, cancellation) ?? Info(endpoint, facade, null, "This process opens no facades; a server that is started on the workspace does."));
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> DeleteAsync(string endpoint, HttpContext context, FacadeTable facades, RequestAudit audit, CancellationToken cancellation)
    {
        if (!await facades.DeleteAsync(endpoint, cancellation))
        {
            return Missing(endpoint);
        }

        await audit.RecordAsync(context, AuditAction.EndpointSet, $"endpoint {endpoint}", null, "no facade");
        return TypedResults.NoContent();
    }

    private static async Task<FacadeInfo?> InfoAsync(string endpoint, FacadeTable facades, CancellationToken cancellation) =>
        await facades.FindAsync(endpoint, cancellation) is { } found ? Info(endpoint, found.Facade, found.Address, found.Reason) : null;

    private static FacadeInfo Info(string endpoint, Facade facade, Uri? address, string? reason) =>
        new(endpoint, facade.Port, address?.ToString().TrimEnd('/'), reason, facade.ToJson());

    private static JsonHttpResult<Problem> Missing(string endpoint) => Problems.NotFound($"The endpoint '{endpoint}' has no facade.");
}
