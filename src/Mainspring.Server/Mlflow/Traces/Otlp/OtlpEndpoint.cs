using System.IO.Compression;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Mainspring.Server.Mlflow.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Mlflow.Traces.Otlp;

/// <summary>Takes spans by OpenTelemetry's protocol (OTLP/HTTP, binary), from MLflow's clients and from any other exporter that names the experiment.</summary>
internal static class OtlpEndpoint
{
    private const string Protobuf = "application/x-protobuf";
    private const string ExperimentHeader = "x-mlflow-experiment-id";
    private const int MostBytes = 64 << 20;

    public static void MapOtlp(this IEndpointRouteBuilder app) => app.MapPost("/v1/traces", (RequestDelegate)TakeAsync)
        .Needs(Role.Editor)
        .WithMetadata(BodyLimit.Spans, ErrorFormat.Mlflow)
        .ExcludeFromDescription();

    private static async Task TakeAsync(HttpContext context)
    {
        try
        {
            string experiment = context.Request.Headers[ExperimentHeader].ToString();
            await AuthoriseAsync(context, experiment);
            await TakeAsync(context, experiment);
            context.Response.ContentType = Protobuf;
        }
        catch (MlflowFault fault) when (!context.Response.HasStarted)
        {
            await MlflowAnswers.WriteErrorAsync(context, fault.Error, fault.Message);
        }
    }

    private static async Task AuthoriseAsync(HttpContext context, string experiment)
    {
        AccessVerdict verdict = await context.RequestServices.GetRequiredService<AccessCheck>().CheckAsync(context, Role.Editor, Resource.Experiment(experiment));
        if (verdict != AccessVerdict.Allowed)
        {
            throw verdict == AccessVerdict.Unauthenticated
                ? new MlflowFault(MlflowError.Unauthenticated, "Sign in: send an API key as Bearer token.")
                : new MlflowFault(MlflowError.PermissionDenied, "Sending spans needs the role editor.");
        }
    }

    private static async Task TakeAsync(HttpContext context, string experiment)
    {
        if (!string.Equals(context.Request.ContentType?.Split(';')[0].Trim(), Protobuf, StringComparison.OrdinalIgnoreCase))
        {
            throw MlflowFault.Invalid($"Invalid Content-Type: {context.Request.ContentType}. Expected: {Protobuf}");
        }

        long id = experiment.Length > 0 ? WireIds.Experiment(experiment) : throw MlflowFault.Invalid($"The header {ExperimentHeader} must name the experiment.");
        IReadOnlyList<(TraceId Trace, List<Span> Spans)> traces = Read(await ReadBodyAsync(context));
        Tracer tracer = context.RequestServices.GetRequiredService<Tracer>();
        foreach ((TraceId trace, List<Span> spans) in traces)
        {
            TraceWire.Kept(await tracer.LogAsync(new SpanBatch(id, trace, spans), context.RequestAborted), trace);
        }
    }

    private static IReadOnlyList<(TraceId Trace, List<Span> Spans)> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return OtlpReader.Read(body.Span) is { Count: > 0 } traces ? traces : throw MlflowFault.Invalid("Invalid OpenTelemetry protobuf format - no spans found");
        }
        catch (FormatException broken)
        {
            throw MlflowFault.Invalid($"Invalid OpenTelemetry protobuf format: {broken.Message}");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext context)
    {
        string encoding = context.Request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();
        await using Stream plain = encoding switch
        {
            "" or "identity" => context.Request.Body,
            "gzip" => new GZipStream(context.Request.Body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(context.Request.Body, CompressionMode.Decompress),
            _ => throw MlflowFault.Invalid($"The Content-Encoding '{encoding}' is unknown; send gzip, deflate or none."),
        };
        var kept = new MemoryStream();
        byte[] block = new byte[64 << 10];
        try
        {
            for (int read; (read = await plain.ReadAsync(block, context.RequestAborted)) > 0; kept.Write(block, 0, read))
            {
                if (kept.Length + read > MostBytes)
                {
                    throw new MlflowFault(MlflowError.Of(StatusCodes.Status413PayloadTooLarge), $"The spans have more than {MostBytes >> 20} MiB; send them in smaller batches.");
                }
            }
        }
        catch (InvalidDataException)
        {
            throw MlflowFault.Invalid($"The body is not valid {encoding}.");
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }
}
