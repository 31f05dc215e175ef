using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Datasets.Samples;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "Training {Project} again was refused: {Reason}")]
    public static partial void RetrainingRefused(this ILogger logger, string project, string reason);

    [LoggerMessage(LogLevel.Error, "Training {Project} again failed; the next sample tries it again")]
    public static partial void RetrainingFailed(this ILogger logger, Exception failure, string project);
}
