using System.Buffers;
using System.Text.Json;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Serving.Predictions;

/// <summary>The routes of the prediction log.</summary>
internal static class PredictionEndpoints
{
    public static void MapPredictions(this RouteGroupBuilder endpoints)
    {
        endpoints.MapGet("/{endpoint}/predictions", ListAsync).Needs(Role.Viewer).WithSummary("Search the log of predictions, newest first");
        endpoints.MapGet("/{endpoint}/predictions/export", ExportAsync).Needs(Role.Viewer).Produces(StatusCodes.Status200OK, contentType: PredictionExport.ContentType)
            .WithSummary("All predictions of a search: a flat JSON object a line");
    }

    private static async Task<Results<FileContentHttpResult, JsonHttpResult<Problem>>> ListAsync(
        string endpoint, [AsParameters] PredictionParameters search, EndpointTable table, PredictionLog log, CancellationToken cancellation, int limit = 50, string? cursor = null)
    {
        if (limit is < 1 or > PredictionQuery.LargestLimit)
        {
            return Problems.BadRequest($"limit is {limit}; it must be between 1 and {PredictionQuery.LargestLimit}.");
        }

        PredictionCursor? after = PredictionCursor.Parse(cursor);
        if (after is null && !string.IsNullOrEmpty(cursor))
        {
            return Problems.BadRequest("cursor is not one that this log gave; leave it out to start with the newest prediction.");
        }

        (PredictionQuery? query, JsonHttpResult<Problem>? problem) = QueryOf(endpoint, search, table);
        if (query is null)
        {
            return problem!;
        }

        PredictionPage page = await log.ReadAsync(query with { Limit = limit, After = after, TailWillDo = true }, cancellation);
        ArrayBufferWriter<byte> body = new(4096);
        using (Utf8JsonWriter json = new(body))
        {
            LoggedPredictions.Write(json, page);
        }

        return TypedResults.Bytes(body.WrittenMemory, "application/json");
    }

    private static async Task<Results<EmptyHttpResult, JsonHttpResult<Problem>>> ExportAsync(
        string endpoint, [AsParameters] PredictionParameters search, HttpContext context, EndpointTable table, PredictionLog log)
    {
        (PredictionQuery? query, JsonHttpResult<Problem>? problem) = QueryOf(endpoint, search, table);
        if (query is null)
        {
            return problem!;
        }

        await new PredictionExport(log).WriteAsync(query, context.Response, context.RequestAborted);
        return TypedResults.Empty;
    }

    private static (PredictionQuery? Query, JsonHttpResult<Problem>? Problem) QueryOf(string endpoint, PredictionParameters search, EndpointTable table)
    {
        if (!table.TryFind(endpoint, out ServedEndpoint? served))
        {
            return (null, Problems.NotFound($"There is no endpoint '{endpoint}'."));
        }

        (PredictionQuery? query, string? fault) = search.ToQuery(endpoint);
        query = query is { Key: { } key } ? query with { Key = served.State.LoggedKey(key) ?? key } : query;
        return (query, fault is null ? null : Problems.BadRequest(fault));
    }
}
