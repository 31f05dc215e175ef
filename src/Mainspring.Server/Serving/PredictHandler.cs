using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
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
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Serving;

/// <summary>
/// <c>POST /endpoints/{endpoint}/predict</c>: read, validate, score, journal, answer. It works on the bytes of the connection's own buffers; what it
/// allocates for a sound request is what the framework does.
/// </summary>
internal sealed class PredictHandler(EndpointTable table, AdmissionGate gate, RequestRouting routing, ShadowQueue shadows, PredictionJournal journal, TimeProvider time)
{
    private readonly PredictLedger _ledger = new(journal, time);

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
            RequestOutcome refused = await PredictReply.OverloadedAsync(context);
            endpoint.Traffic.Add(refused, 0, default);
            endpoint.State.Default.Traffic.Counters.Add(refused, 0, default);
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
            return await PredictReply.RejectAsync(context, StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "The body must be JSON: send 'Content-Type: application/json'.");
        }

        EndpointState state = endpoint.State;
        if (state.Routes.IsEmpty)
        {
            return await PredictReply.UnavailableAsync(context, $"The endpoint '{endpoint.Name}' cannot answer: {state.Reason}");
        }

        PipeReader reader = context.Request.BodyReader;
        ReadOnlySequence<byte>? body = await PredictInput.ReadAsync(context.Request, reader);
        if (body is not { } bytes)
        {
            return await PredictReply.RejectAsync(context, StatusCodes.Status413PayloadTooLarge, "too_large", PredictInput.TooLarge);
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
        if (PredictFaults.Read(body.Span, route.Deployment.Model, scratch) is { } fault)
        {
            await fault.ExecuteAsync(context);
            return fault.StatusCode == StatusCodes.Status422UnprocessableEntity ? RequestOutcome.Invalid : RequestOutcome.Rejected;
        }

        PredictHeaders.Take(context.Request, state, scratch);
        return scratch.RequestId.Length == 0
            ? await PredictAsync(context, state, route, body, scratch, started, null)
            : await PredictOnceAsync(context, state, route, body, scratch, started);
    }

    /// <summary>A request with an id is answered once; repeated, it gets the answer it got before.</summary>
    private async ValueTask<RequestOutcome> PredictOnceAsync(
        HttpContext context, EndpointState state, VariantRoute route, ReadOnlyMemory<byte> body, PredictScratch scratch, long started)
    {
        PredictHeaders.GiveBack(context.Response, scratch.RequestId);
        RequestClaim claim = await journal.ClaimAsync(route.Deployment.Source.Endpoint, scratch.RequestId);
        if (claim.Answered is null)
        {
            return await PredictAsync(context, state, route, body, scratch, started, claim);
        }

        if (!await _ledger.IsDurableAsync(claim.Place))
        {
            journal.Forget(claim);
            return await PredictReply.UnavailableAsync(context, "The disk did not take the prediction log; try again.");
        }

        PredictAnswer.WriteAgain(scratch.Json, claim.Answered, scratch.Explain);
        return await PredictReply.AnswerAsync(context, scratch);
    }

    private async ValueTask<RequestOutcome> PredictAsync(
        HttpContext context, EndpointState state, VariantRoute route, ReadOnlyMemory<byte> body, PredictScratch scratch, long started, RequestClaim? claim)
    {
        JournalReceipt? receipt = null;
        try
        {
            if (route.Deployment.Model.IsAwaited)
            {
                await scratch.ScoreAsync(route.Deployment.Model, body, context.RequestAborted);
            }

            receipt = _ledger.Add(route, body.Span, scratch, started);
        }
        catch (ScoringFailedException failed)
        {
            return await PredictReply.UnavailableAsync(context, failed.Message);
        }
        finally
        {
            if (claim is { } open)
            {
                journal.Release(open, receipt);
            }
        }

        if (receipt is not { } logged || !await _ledger.IsDurableAsync(logged))
        {
            if (claim is { } unanswered)
            {
                journal.Forget(unanswered);
            }

            return await PredictReply.UnavailableAsync(context, $"Predictions cannot be logged, so none is made: {_ledger.Fault ?? "the disk failed"}");
        }

        RequestOutcome outcome = await PredictReply.AnswerAsync(context, scratch);
        if (!state.Shadows.IsEmpty)
        {
            shadows.Add(state.Shadows, body.Span, scratch.Key, logged.FirstId, time.GetUtcNow() - Stopwatch.GetElapsedTime(started));
        }

        return outcome;
    }
}
