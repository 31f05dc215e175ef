using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Payloads.OpenInference.Rpc;

/// <summary>What HTTP tells by a status, in the codes of gRPC.</summary>
internal static class RpcFaults
{
    /// <summary>How long a client that may come again is asked to wait (gRPC retry design, <c>grpc-retry-pushback-ms</c>).</summary>
    private static readonly Metadata Later = new() { { "grpc-retry-pushback-ms", "1000" } };

    /// <summary>A refusal.</summary>
    public static RpcException Of(int status, string why)
    {
        Status told = new(CodeOf(status), why);
        return told.StatusCode == StatusCode.Unavailable ? new(told, Later) : new(told);
    }

    private static StatusCode CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => StatusCode.Unauthenticated,
        StatusCodes.Status403Forbidden => StatusCode.PermissionDenied,
        StatusCodes.Status404NotFound => StatusCode.NotFound,
        StatusCodes.Status413PayloadTooLarge => StatusCode.ResourceExhausted,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => StatusCode.Unavailable,
        >= StatusCodes.Status400BadRequest and < StatusCodes.Status500InternalServerError => StatusCode.InvalidArgument,
        _ => StatusCode.Internal,
    };
}
