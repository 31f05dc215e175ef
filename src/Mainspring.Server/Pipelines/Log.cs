using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Pipelines;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "The store of pipeline runs failed; it was tried again later")]
    public static partial void StoreFailed(this ILogger logger, Exception failure);
}
