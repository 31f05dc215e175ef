using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving;

/// <summary>Takes the body of a request from the connection's own buffers.</summary>
internal static class PredictInput
{
    /// <summary>The largest body in bytes.</summary>
    public const int LargestBody = 16 << 20;

    /// <summary>What callers of larger bodies are told.</summary>
    public static string TooLarge => $"The body is larger than {LargestBody >> 20} MiB; send fewer records at a time, or score a file with 'mainspring predict'.";

    /// <summary>The whole body, which stays in the buffers until the reader is advanced over it; null when it is too large.</summary>
    public static async ValueTask<ReadOnlySequence<byte>?> ReadAsync(HttpRequest request, PipeReader reader)
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
}
