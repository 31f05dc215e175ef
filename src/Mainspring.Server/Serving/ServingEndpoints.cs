using Mainspring.Client.Endpoints;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Mainspring.Server.Serving.Facades;
using Mainspring.Server.Serving.Payloads.Mlflow;
using Mainspring.Server.Serving.Predictions;
using Mainspring.Server.Serving.Variants;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Serving;

/// <summary>The routes of endpoints: set, show, predict, read the log.</summary>
internal static class ServingEndpoints
{
    public static void MapServing(this RouteGroupBuilder api)
    {
        RouteGroupBuilder endpoints = api.MapGroup("/endpoints");
        endpoints.MapGet("/", List).Needs(Role.Viewer);
        endpoints.MapGet("/{endpoint}", Show).Needs(Role.Viewer);
        endpoints.MapPut("/{endpoint}", PutAsync).Needs(Role.Operator);
        endpoints.MapPut("/{endpoint}/traffic", TrafficEndpoint.PutAsync).Needs(Role.Operator);
        endpoints.MapDelete("/{endpoint}", DeleteAsync).Needs(Role.Operator);
        endpoints.MapPredictions();
        endpoints.MapGet("/{endpoint}/schema", Schema).Needs(Role.Viewer);
        RequestDelegate predict = context => context.RequestServices.GetRequiredService<PredictHandler>().InvokeAsync(context);
        endpoints.MapPost("/{endpoint}/predict", predict).Needs(Role.Viewer);
        RequestDelegate invocations = context => context.RequestServices.GetRequiredService<InvocationsEndpoint>().InvokeAsync(context);
        endpoints.MapPost("/{endpoint}/invocations", invocations).Needs(Role.Viewer);
    }

    private static Ok<EndpointList> List(HttpContext context, EndpointTable table) =>
        TypedResults.Ok(new EndpointList([.. table.All.Where(endpoint => endpoint.State.Endpoint.Models.All(context.Reach().SeesModel)).Select(EndpointViews.Of)]));

    private static Results<Ok<EndpointDetails>, JsonHttpResult<Problem>> Show(string endpoint, EndpointTable table) =>
        table.TryFind(endpoint, out ServedEndpoint? found) ? TypedResults.Ok(EndpointViews.Of(found)) : Missing(endpoint);

    private static Results<Ok<EndpointSchema>, JsonHttpResult<Problem>> Schema(string endpoint, EndpointTable table) =>
        !table.TryFind(endpoint, out ServedEndpoint? found) ? Missing(endpoint)
        : found.State.Deployment is not { Model: var model } ? Problems.Unavailable($"The endpoint '{endpoint}' cannot answer: {found.State.Reason}")
        : TypedResults.Ok(EndpointViews.SchemaOf(model));

    private static async Task<Results<Ok<EndpointDetails>, JsonHttpResult<Problem>>> PutAsync(
        string endpoint, EndpointTarget target, HttpContext context, EndpointTable table, EndpointDeployer deployer, AccessCheck access, RequestAudit audit, CancellationToken cancellation)
    {
        // The route vouches for the models that the endpoint serves now; the body names those that it shall serve.
        if (await access.RefuseAsync(context, Role.Operator, Resource.All(EndpointPlans.ModelsOf(target).Select(Resource.Model))) is { } refusal)
        {
            return refusal;
        }

        (EndpointPlan? plan, IReadOnlyList<ProblemError> faults) = EndpointPlans.Read(endpoint, target);
        if (plan is null)
        {
            return Problems.Invalid("The endpoint cannot be set.", faults);
        }

        string? before = table.TryFind(endpoint, out ServedEndpoint? found) ? TrafficEndpoint.Describe(found.State) : null;
        DeployOutcome outcome = await deployer.PutAsync(plan, cancellation);
        if (outcome is DeployOutcome.Deployed { Endpoint: var served })
        {
            await audit.RecordAsync(context, AuditAction.EndpointSet, $"endpoint {endpoint}", before, TrafficEndpoint.Describe(served.State));
        }

        return outcome switch
        {
            DeployOutcome.Deployed deployed => TypedResults.Ok(EndpointViews.Of(deployed.Endpoint)),
            DeployOutcome.NoSuchAlias gone => Problems.Invalid(
                "The endpoint cannot be set.", new ProblemError(EndpointPlans.PointerToAlias(target, gone.Variant), $"The model '{gone.Model}' does not exist or has no alias '{gone.Alias}'.")),
            DeployOutcome.Refused refused => Problems.Answer(
                StatusCodes.Status409Conflict, "model_refused", $"Version {refused.Version} of {refused.Model} was refused: {refused.Reason}"),
            _ => throw new InvalidOperationException("This outcome is not known."),
        };
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> DeleteAsync(string endpoint, HttpContext context, EndpointDeployer deployer, FacadeTable facades, RequestAudit audit, CancellationToken cancellation)
    {
        if (!await deployer.DeleteAsync(endpoint, cancellation))
        {
            return Missing(endpoint);
        }

        await facades.CloseAsync(endpoint, cancellation);
        await audit.RecordAsync(context, AuditAction.EndpointDeleted, $"endpoint {endpoint}");
        return TypedResults.NoContent();
    }

    private static JsonHttpResult<Problem> Missing(string endpoint) => Problems.NotFound($"There is no endpoint '{endpoint}'.");
}
