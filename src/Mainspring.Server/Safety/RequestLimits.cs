using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Mainspring.Server.Safety;

/// <summary>What one connection may cost before anybody has looked at its request.</summary>
internal static class RequestLimits
{
    /// <summary>What is made of an answer before the client takes it: enough to keep the line busy while a large file is read.</summary>
    private const int LargestPendingAnswer = 1 << 20;

    /// <summary>The slowest that a body may come in, in bytes a second, after the time that it has to start.</summary>
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>A list of ids in a query needs more room than a browser's address.</summary>
    private const int LongestRequestLine = 32 << 10;

    private const int LongestHeaders = 32 << 10;
    private const int MostHeaders = 64;

    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxResponseBufferSize = LargestPendingAnswer;
        limits.MaxRequestLineSize = LongestRequestLine;
        limits.MaxRequestHeadersTotalSize = LongestHeaders;
        limits.MaxRequestHeaderCount = MostHeaders;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(8);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = SlowestBody;
        limits.MinResponseDataRate = SlowestBody;
    }
}
