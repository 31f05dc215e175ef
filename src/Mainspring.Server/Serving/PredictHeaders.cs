using System.Text;
using Mainspring.Lifecycle.Serving;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving;

/// <summary>What the body of a request does not say, its headers may.</summary>
internal static class PredictHeaders
{
    /// <summary>The header of a request id, in requests and in answers.</summary>
    public const string RequestId = "X-Request-Id";

    private const int LongestId = 200;

    /// <summary>The id that the header of a request gives; null when there is none.</summary>
    public static string? IdOf(HttpRequest request) => request.Headers[RequestId] is [{ Length: > 0 and <= LongestId } id] ? id : null;

    /// <summary>Takes id and key where the body has none; the body's own key goes before that of the endpoint's header or column. The key becomes what the log may have of it.</summary>
    public static void Take(HttpRequest request, EndpointState state, PredictScratch scratch)
    {
        if (scratch.RequestId.Length == 0 && IdOf(request) is { } id)
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

    /// <summary>Gives the request's id back, where a header can hold it.</summary>
    public static void GiveBack(HttpResponse response, ReadOnlySpan<byte> requestId)
    {
        if (!requestId.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            response.Headers[RequestId] = Encoding.ASCII.GetString(requestId);
        }
    }
}
