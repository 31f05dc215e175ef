using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Releases;

/// <summary>What is logged of releases.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Looks at releases could not be asked for; they are asked for again")]
    public static partial void AskingFailed(this ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Information, "Release {Release} of endpoint {Endpoint} became {State}")]
    public static partial void ReleaseChanged(this ILogger logger, string release, string endpoint, string state);

    [LoggerMessage(LogLevel.Warning, "The training after release {Release} could not be started")]
    public static partial void TrainingNotStarted(this ILogger logger, Exception failure, string release);
}
