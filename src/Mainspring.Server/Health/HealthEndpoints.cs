using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Health;

/// <summary>
/// <c>/healthz</c>: the process answers. <c>/readyz</c>: it can serve; 200 <c>ok</c>, 200 <c>degraded</c> with the reasons while something is not as it
/// should be, 503 while it starts or drains.
/// </summary>
internal static class HealthEndpoints
{
    private static readonly Readiness Alive = new("ok");

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => TypedResults.Json(Alive, NativeJson.Default.Readiness)).Anonymous();
        app.MapGet("/readyz", Ready).Anonymous();
    }

    private static JsonHttpResult<Readiness> Ready(EndpointTable table, PredictionJournal journal, StoreWatch stores, IHostApplicationLifetime lifetime, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Answer(new Readiness("draining"), StatusCodes.Status503ServiceUnavailable);
        }

        if (!table.IsLoaded)
        {
            return Answer(new Readiness("starting"), StatusCodes.Status503ServiceUnavailable);
        }

        string[] reasons = [.. Reasons(table, journal), .. stores.Reasons];
        return Answer(reasons.Length == 0 ? Alive : new Readiness("degraded", reasons), StatusCodes.Status200OK);
    }

    private static IEnumerable<string> Reasons(EndpointTable table, PredictionJournal journal)
    {
        if (journal.Status.Fault is { } fault)
        {
            yield return $"The prediction journal cannot be written: {fault}";
        }

        foreach (EndpointState state in table.All.Select(endpoint => endpoint.State).Where(state => state.Condition != EndpointCondition.Ready))
        {
            yield return $"Endpoint '{state.Endpoint.Name}': {state.Reason}";
        }
    }

    private static JsonHttpResult<Readiness> Answer(Readiness readiness, int status) =>
        TypedResults.Json(readiness, NativeJson.Default.Readiness, statusCode: status);
}
