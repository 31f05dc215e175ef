using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Hosting;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "The certificate {File} changed and could not be read; the one before stays in use")]
    public static partial void CertificateNotRead(this ILogger logger, Exception failure, string file);
}
