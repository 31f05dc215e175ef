using System.Text;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;
using Mainspring.Server.Serving.Payloads.OpenInference;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Variants;

/// <summary>
/// Chooses the variant that answers a request. The key is, in this order, the <c>key</c> of the body, the endpoint's header or column, the request id; a request
/// without any goes where chance sends it. An endpoint of one variant that sticks to nothing pays nothing for it.
/// </summary>
internal sealed class RequestRouting(TimeProvider time)
{
    private readonly RandomPoints _random = new((ulong)time.GetTimestamp());

    /// <summary>The route of a request; the endpoint must have one. A key from the endpoint's header or column is kept for the log.</summary>
    public VariantRoute Choose(EndpointState state, HttpRequest request, ReadOnlySpan<byte> body, PredictScratch scratch)
    {
        if (request.RouteValues.TryGetValue("version", out object? named) && named is string version
            && state.Variants.FirstOrDefault(variant => InferTarget.Serves(variant, version)) is { Deployment: { } deployment } wanted)
        {
            // The route names the version, so nothing is left to choose.
            return new(ulong.MaxValue, deployment, wanted.Traffic, 1);
        }

        if (state.Routes.Length == 1 && state.Endpoint.StickTo is null && state.Segments.IsEmpty)
        {
            return state.Routes[0];
        }

        bool isList = PredictBody.HoldsListSafely(body);
        Span<byte> room = stackalloc byte[RequestKey.Room];
        VariantRoute? segment = SegmentOf(state, body, isList, room);
        ReadOnlySpan<byte> key = isList ? RequestKey.Beside(body, "key"u8, room) : default;
        if (key.IsEmpty && state.Endpoint.StickTo is { } sticky)
        {
            key = Sticky(sticky, request, body, isList, room);
            scratch.StickyKey = key.ToArray();
        }

        if (segment is not null)
        {
            return segment;
        }

        if (key.IsEmpty && isList)
        {
            key = RequestKey.Beside(body, "request_id"u8, room);
        }

        if (key.IsEmpty && PredictHeaders.IdOf(request) is { } id)
        {
            key = room[..Encoding.UTF8.GetBytes(id, room)];
        }

        return key.IsEmpty ? state.RouteAt(_random.Next()) : state.RouteOf(key);
    }

    private static VariantRoute? SegmentOf(EndpointState state, ReadOnlySpan<byte> body, bool isList, Span<byte> room)
    {
        foreach (SegmentRoute segment in state.Segments)
        {
            if (segment.Holds(RequestKey.InFirstRecord(body, isList, segment.Column, room)))
            {
                return segment.Route;
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> Sticky(StickyKey sticky, HttpRequest request, ReadOnlySpan<byte> body, bool isList, Span<byte> room)
    {
        ReadOnlySpan<byte> key = !sticky.IsHeader ? RequestKey.InFirstRecord(body, isList, Encoding.UTF8.GetBytes(sticky.Name), room)
            : request.Headers[sticky.Name] is [{ Length: > 0 and <= PredictBody.LargestId } value] ? room[..Encoding.UTF8.GetBytes(value, room)]
            : default;
        return key.Length <= PredictBody.LargestId && !PredictBody.HoldsControl(key) ? key : default;
    }
}
