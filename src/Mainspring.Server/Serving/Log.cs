using Mainspring.Lifecycle.Predictions.Journal;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Serving;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The prediction journal ended in {Bytes} bytes of an unfinished record, which was never answered; they were cut off")]
    public static partial void TornJournalRepaired(this ILogger logger, long bytes);

    [LoggerMessage(LogLevel.Error, "The prediction journal is damaged and was read around it: {Gap}")]
    public static partial void JournalDamaged(this ILogger logger, JournalGap gap);

    [LoggerMessage(LogLevel.Error, "Endpoint {Endpoint} started {State}: {Reason}")]
    public static partial void EndpointNotReady(this ILogger logger, string endpoint, string state, string? reason);

    [LoggerMessage(LogLevel.Error, "Endpoint {Endpoint} did not follow alias {Alias} of {Model}: {Reason}")]
    public static partial void AliasNotFollowed(this ILogger logger, string endpoint, string alias, string model, string? reason);

    [LoggerMessage(LogLevel.Error, "Following alias {Alias} of {Model} failed; the endpoints on it serve on as they did")]
    public static partial void FollowingFailed(this ILogger logger, Exception failure, string alias, string model);

    [LoggerMessage(LogLevel.Error, "The shadow {Variant} of endpoint {Endpoint} failed on a request that was answered")]
    public static partial void ShadowFailed(this ILogger logger, Exception failure, string variant, string endpoint);

    [LoggerMessage(LogLevel.Error, "The facade of endpoint {Endpoint} failed on {Method} {Path}")]
    public static partial void FacadeFailed(this ILogger logger, Exception failure, string endpoint, string method, string path);

    [LoggerMessage(LogLevel.Error, "The facade of endpoint {Endpoint} on port {Port} was not opened: {Reason}")]
    public static partial void FacadeNotOpened(this ILogger logger, string endpoint, int port, string reason);

    [LoggerMessage(LogLevel.Error, "Splitting the traffic of endpoint {Endpoint} by what is said of it failed; it stays as it is")]
    public static partial void BanditFailed(this ILogger logger, Exception failure, string endpoint);

    [LoggerMessage(LogLevel.Error, "Loading what could not be loaded before failed again")]
    public static partial void RetryFailed(this ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Error, "Predictions could not be sealed; they stay in the journal, and it is tried again until it succeeds")]
    public static partial void SealingFailed(this ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Information, "Predictions from before {Day} were removed: {Segments} segments, {Feedback} entries of feedback")]
    public static partial void PredictionsRemoved(this ILogger logger, string day, int segments, int feedback);
}
