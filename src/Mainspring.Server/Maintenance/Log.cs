using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Maintenance;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Removed for good {Runs} runs, {Experiments} experiments and {Models} logged models, and freed {Contents} contents of {Bytes} bytes")]
    public static partial void Cleaned(this ILogger logger, int runs, int experiments, int models, long contents, long bytes);

    [LoggerMessage(LogLevel.Warning, "The daily cleaning was put off to tomorrow, since a backup was being made")]
    public static partial void CleaningPutOff(this ILogger logger);

    [LoggerMessage(LogLevel.Error, "The daily cleaning was broken off; tomorrow's goes on")]
    public static partial void CleaningFailed(this ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Error, "The content {Hash} is damaged in the artefact store; the backup was made without it")]
    public static partial void ContentDamaged(this ILogger logger, string hash);

    [LoggerMessage(LogLevel.Error, "The content {Hash} is named but is not in the artefact store; the backup was made without it")]
    public static partial void ContentMissing(this ILogger logger, string hash);
}
