using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Mainspring.Client.Serialization;
using Mainspring.Learning.Scoring;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Traffic;
using Mainspring.Lifecycle.Serving.Variants;
using Mainspring.Server.Errors;
using Mainspring.Server.Safety;
using Mainspring.Server.Serving.Overload;
using Mainspring.Server.Serving.Variants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Serving;

/// <summary>
/// <c>POST /endpoints/{endpoint}/predict</c>: read, validate, score, journal, answer. It works on the bytes of the connection's own buffers; what it
/// allocates for a sound request is what the framework does.
/// </summary>
internal sealed class PredictHandler(EndpointTable table, AdmissionGate gate, RequestRouting routing, ShadowQueue shadows, PredictionJournal journal, TimeProvider time)
{
    /// <summary>The largest body in bytes.</summary>
    public const int LargestBody = 16 << 20;

    /// <summary>How long a request waits for the disk, or for the same request that came before it.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private const int LargestHeaderId = 200;
    private static readonly ConditionalWeakTable<Deployment, AnswerClasses> Classes = [];

    public async Task InvokeAsync(HttpContext context)
    {
        long started = Stopwatch.GetTimestamp();
        if (context.GetRouteValue("endpoint") is not string name || !table.TryFind(name, out ServedEndpoint? endpoint))
        {
            await Problems.NotFound($"There is no endpoint '{context.GetRouteValue("endpoint")}'.").ExecuteAsync(context);
            return;
        }

        if (!gate.TryEnter())
        {
            context.Response.Headers.RetryAfter = "1";
            await Problems.Answer(StatusCodes.Status503ServiceUnavailable, "overloaded", "More requests come in than can be answered in good time; try again.").ExecuteAsync(context);
            endpoint.Traffic.Add(RequestOutcome.Overloaded, 0, default);
            endpoint.State.Default.Traffic.Counters.Add(RequestOutcome.Overloaded, 0, default);
            return;
        }

        PredictScratch scratch = PredictScratch.Rent();
        RequestOutcome outcome = RequestOutcome.Failed;
        try
        {
            outcome = await AnswerAsync(context, endpoint, scratch, started);
        }
        finally
        {
            gate.Leave();
            TimeSpan latency = Stopwatch.GetElapsedTime(started);
            endpoint.Traffic.Add(outcome, scratch.Rows, latency);
            (scratch.Route?.Traffic ?? endpoint.State.Default.Traffic).Counters.Add(outcome, scratch.Rows, latency);
            scratch.Return();
        }
    }

    private async ValueTask<RequestOutcome> AnswerAsync(HttpContext context, ServedEndpoint endpoint, PredictScratch scratch, long started)
    {
        if (!JsonGate.IsJson(context.Request.ContentType))
        {
            return await RejectAsync(context, StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "The body must be JSON: send 'Content-Type: application/json'.");
        }

        EndpointState state = endpoint.State;
        if (state.Routes.IsEmpty)
        {
            return await UnavailableAsync(context, $"The endpoint '{endpoint.Name}' cannot answer: {state.Reason}");
        }

        PipeReader reader = context.Request.BodyReader;
        ReadOnlySequence<byte>? body = await ReadAsync(context.Request, reader);
        if (body is not { } bytes)
        {
            return await RejectAsync(context, StatusCodes.Status413PayloadTooLarge, "too_large", $"The body is larger than {LargestBody >> 20} MiB; send fewer records at a time, or score a file with 'mainspring predict'.");
        }

        byte[]? copy = bytes.IsSingleSegment ? null : bytes.ToArray();
        try
        {
            ReadOnlyMemory<byte> memory = copy ?? bytes.First;
            scratch.Route = routing.Choose(state, context.Request, memory.Span, scratch);
            return await AnswerAsync(context, state, scratch.Route, memory, scratch, started);
        }
        finally
        {
            reader.AdvanceTo(bytes.End);
        }
    }

    private async ValueTask<RequestOutcome> AnswerAsync(
        HttpContext context, EndpointState state, VariantRoute route, ReadOnlyMemory<byte> body, PredictScratch scratch, long started)
    {
        if (Parse(body.Span, route.Deployment, scratch) is { } fault)
        {
            await fault.ExecuteAsync(context);
            return fault.StatusCode == StatusCodes.Status422UnprocessableEntity ? RequestOutcome.Invalid : RequestOutcome.Rejected;
        }

        TakeHeaders(context.Request, state, scratch);
        return scratch.RequestId.Length == 0
            ? await PredictAsync(context, state, route, body, scratch, started, null)
            : await PredictOnceAsync(context, state, route, body, scratch, started);
    }

    /// <summary>A request with an id is answered once; repeated, it gets the answer it got before.</summary>
    private async ValueTask<RequestOutcome> PredictOnceAsync(
        HttpContext context, EndpointState state, VariantRoute route, ReadOnlyMemory<byte> body, PredictScratch scratch, long started)
    {
        if (!scratch.RequestId.AsSpan().ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            // A response header can hold nothing else.
            context.Response.Headers["X-Request-Id"] = Encoding.ASCII.GetString(scratch.RequestId);
        }

        RequestClaim claim = await journal.ClaimAsync(route.Deployment.Source.Endpoint, scratch.RequestId);
        if (claim.Answered is null)
        {
            return await PredictAsync(context, state, route, body, scratch, started, claim);
        }

        if (!await IsDurableAsync(journal.WhenAnswerableAsync(claim.Place)))
        {
            journal.Forget(claim);
            return await UnavailableAsync(context, "The disk did not take the prediction log; try again.");
        }

        PredictAnswer.WriteAgain(scratch.Json, claim.Answered, scratch.Explain);
        await SendAsync(context, scratch);
        return RequestOutcome.Ok;
    }

    private async ValueTask<RequestOutcome> PredictAsync(
        HttpContext context, EndpointState state, VariantRoute route, ReadOnlyMemory<byte> body, PredictScratch scratch, long started, RequestClaim? claim)
    {
        JournalReceipt? receipt = null;
        try
        {
            if (route.Deployment.Model.IsRemote)
            {
                await scratch.ScoreAsync(route.Deployment.Model, body, context.RequestAborted);
            }

            receipt = Journal(route, body.Span, scratch, started);
        }
        catch (ScoringFailedException failed)
        {
            return await UnavailableAsync(context, failed.Message);
        }
        finally
        {
            if (claim is { } open)
            {
                journal.Release(open, receipt);
            }
        }

        if (receipt is not { } logged || !await IsDurableAsync(journal.WhenAnswerableAsync(logged)))
        {
            if (claim is { } unanswered)
            {
                journal.Forget(unanswered);
            }

            return await UnavailableAsync(context, $"Predictions cannot be logged, so none is made: {journal.Status.Fault ?? "the disk failed"}");
        }

        await SendAsync(context, scratch);
        if (!state.Shadows.IsEmpty)
        {
            shadows.Add(state.Shadows, body.Span, scratch.Key, logged.FirstId, time.GetUtcNow() - Stopwatch.GetElapsedTime(started));
        }

        return RequestOutcome.Ok;
    }

    /// <summary>Scores the records, hands them to the journal and writes the answer; null when the journal refuses.</summary>
    private JournalReceipt? Journal(VariantRoute route, ReadOnlySpan<byte> body, PredictScratch scratch, long started)
    {
        Deployment deployment = route.Deployment;
        ServedModel model = deployment.Model;
        PredictWarnings.Write(scratch, deployment);
        scratch.Score(model);
        using PredictionEntry entry = PredictionEntry.Rent();
        TimeSpan sinceStart = Stopwatch.GetElapsedTime(started);
        entry.Begin(deployment.Source, time.GetUtcNow() - sinceStart, scratch.RequestId, scratch.Key, scratch.Warnings.WrittenSpan);
        PredictRecord.Add(entry, model, body, scratch);
        if (route.Propensity < 1)
        {
            entry.AddPropensity(route.Propensity);
        }

        entry.Complete(Stopwatch.GetElapsedTime(started));
        if (!journal.TryAppend(entry, out JournalReceipt receipt))
        {
            return null;
        }

        Write(deployment, scratch, receipt.FirstId);
        return receipt;
    }

    private static void Write(Deployment deployment, PredictScratch scratch, long firstId)
    {
        ServedModel model = deployment.Model;
        AnswerClasses classes = Classes.GetValue(deployment, static made => new AnswerClasses(made.Model.Classes));
        PredictAnswer.Begin(scratch.Json);
        for (int row = 0; row < scratch.Rows; row++)
        {
            long id = PredictionIdSource.At(firstId, row);
            ReadOnlySpan<float> outputs = scratch.OutputsOf(model, row);
            if (model.Classes.Count == 0)
            {
                PredictAnswer.WriteValue(scratch.Json, id, outputs);
                PredictAnswer.EndPrediction(scratch.Json, scratch.Explain, scratch.ExplanationOf(row));
            }
            else
            {
                Span<double> probabilities = scratch.Probabilities(model);
                int predicted = model.Classify(outputs, probabilities);
                double probability = probabilities[model.ReportedClass ?? predicted];
                PredictAnswer.WriteClass(scratch.Json, id, classes, predicted, probability, probabilities);
                PredictAnswer.EndPrediction(scratch.Json, scratch.Explain, scratch.ExplanationOf(row));
            }
        }

        PredictionSource source = deployment.Source;
        PredictAnswer.End(scratch.Json, source.Endpoint, source.Model, source.Version, source.Variant, scratch.Warnings.WrittenSpan);
    }

    private static JsonHttpResult<Problem>? Parse(ReadOnlySpan<byte> body, Deployment deployment, PredictScratch scratch)
    {
        try
        {
            PredictBody.Read(body, deployment.Model, scratch);
        }
        catch (JsonException broken)
        {
            string place = broken.LineNumber is { } line ? $" (line {line + 1}, byte {broken.BytePositionInLine + 1})" : "";
            return Problems.Answer(StatusCodes.Status400BadRequest, "malformed_json", $"The body cannot be read as JSON{place}: {Sentence(broken.Message)}");
        }
        catch (NoObjectException other)
        {
            return Problems.Answer(StatusCodes.Status400BadRequest, "not_an_object", other.Message);
        }
        catch (TooManyRecordsException tooMany)
        {
            return Problems.Answer(StatusCodes.Status413PayloadTooLarge, "too_large", tooMany.Message);
        }

        if (scratch.Faults.Count == 0 && !scratch.Report.HasFaults)
        {
            return null;
        }

        scratch.Faults.AddRange(scratch.Report.Faults.Select(fault => new ProblemError(fault.Pointer, $"'{fault.Column}' {fault.Message}")));
        int count = scratch.Faults.Count + scratch.Report.FaultCount - scratch.Report.Faults.Count;
        return Problems.Invalid(count == 1 ? "The request has a fault; nothing was scored." : $"The request has {count} faults; nothing was scored.", [.. scratch.Faults]);
    }

    /// <summary>The reader's messages end with the position, which is told apart.</summary>
    private static string Sentence(string message)
    {
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }

    /// <summary>The id that the header of a request gives; null when there is none.</summary>
    public static string? HeaderId(HttpRequest request) => request.Headers["X-Request-Id"] is [{ Length: > 0 and <= LargestHeaderId } id] ? id : null;

    /// <summary>What the body does not say, headers may; the body's own key goes before that of the endpoint's header or column.</summary>
    private static void TakeHeaders(HttpRequest request, EndpointState state, PredictScratch scratch)
    {
        if (scratch.RequestId.Length == 0 && HeaderId(request) is { } id)
        {
            scratch.RequestId = Encoding.UTF8.GetBytes(id);
        }

        if (scratch.Key.Length == 0)
        {
            scratch.Key = scratch.StickyKey;
        }

        if (state.HidesKeys && scratch.Key.Length > 0)
        {
            scratch.Key = Encoding.UTF8.GetBytes(state.LoggedKey(Encoding.UTF8.GetString(scratch.Key)) ?? "");
        }
    }

    private static async ValueTask<ReadOnlySequence<byte>?> ReadAsync(HttpRequest request, PipeReader reader)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        while (true)
        {
            ReadResult result = await reader.ReadAsync(request.HttpContext.RequestAborted);
            if (result.Buffer.Length > LargestBody)
            {
                reader.AdvanceTo(result.Buffer.End);
                return null;
            }

            if (result.IsCompleted || result.Buffer.Length == request.ContentLength)
            {
                return result.Buffer;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>Whether a record came to where it must be for its answer to be sent, within the time that a request has.</summary>
    private async ValueTask<bool> IsDurableAsync(Task durable)
    {
        try
        {
            await (durable.IsCompleted ? durable : durable.WaitAsync(Deadline, time));
            return true;
        }
        catch (Exception late) when (late is IOException or TimeoutException)
        {
            return false;
        }
    }

    private static ValueTask<FlushResult> SendAsync(HttpContext context, PredictScratch scratch)
    {
        ReadOnlyMemory<byte> answer = scratch.Answer.WrittenMemory;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        return context.Response.BodyWriter.WriteAsync(answer);
    }

    private static async ValueTask<RequestOutcome> RejectAsync(HttpContext context, int status, string code, string title)
    {
        await Problems.Answer(status, code, title).ExecuteAsync(context);
        return RequestOutcome.Rejected;
    }

    private static async ValueTask<RequestOutcome> UnavailableAsync(HttpContext context, string why)
    {
        context.Response.Headers.RetryAfter = "1";
        await Problems.Unavailable(why).ExecuteAsync(context);
        return RequestOutcome.Unavailable;
    }
}
