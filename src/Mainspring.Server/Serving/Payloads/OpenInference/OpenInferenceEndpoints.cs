using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Serving.Payloads.OpenInference;

/// <summary>
/// The Open Inference Protocol, version 2, over REST (kserve/open-inference-protocol, <c>specification/protocol/inference_rest.md</c>). Its models are the endpoints of this server, its versions
/// those that their variants serve.
/// </summary>
internal static class OpenInferenceEndpoints
{
    public static void MapOpenInference(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder routes = app.MapGroup("/v2");
        routes.MapGet("/", static () => TypedResults.Bytes(ServerMetadata.Write(), "application/json")).Anonymous();
        routes.MapGet("/health/live", static () => TypedResults.Ok()).Anonymous();
        routes.MapGet("/health/ready", Ready).Anonymous();
        foreach (string model in (string[])["/models/{endpoint}", "/models/{endpoint}/versions/{version}"])
        {
            routes.MapGet(model, Metadata).Needs(Role.Viewer);
            routes.MapGet($"{model}/ready", ModelReady).Needs(Role.Viewer);
            RequestDelegate infer = static context => context.RequestServices.GetRequiredService<InferEndpoint>().InvokeAsync(context);
            routes.MapPost($"{model}/infer", infer).Needs(Role.Viewer);
        }
    }

    private static IResult Ready(EndpointTable table, IHostApplicationLifetime lifetime) =>
        TypedResults.StatusCode(table.IsLoaded && !lifetime.ApplicationStopping.IsCancellationRequested ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static IResult Metadata(HttpContext context, EndpointTable table)
    {
        (Deployment? deployment, ServedEndpoint? endpoint, string? fault) = InferTarget.Find(context, table);
        return deployment is null
            ? InferAnswer.Refuse(StatusCodes.Status404NotFound, fault!)
            : TypedResults.Bytes(ModelMetadata.Write(endpoint!, deployment.Model), "application/json");
    }

    private static IResult ModelReady(HttpContext context, EndpointTable table) =>
        InferTarget.Find(context, table) is { Deployment: null } target
            ? InferAnswer.Refuse(target.Endpoint is null ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable, target.Fault!)
            : TypedResults.Ok();
}
