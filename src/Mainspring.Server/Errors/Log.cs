using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Errors;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(this ILogger logger, Exception failure, string method, PathString path);
}
