using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Identity;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Users and keys could not be read anew; those that were read before count")]
    public static partial void IdentityNotRead(this ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Warning, "The sign-in provider did not answer as it should")]
    public static partial void ProviderFailed(this ILogger logger, Exception failure);
}
