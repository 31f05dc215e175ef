using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Alerts;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Attempt {Attempt} of delivery {Delivery} to webhook {Webhook} failed and was postponed to {Next}: {Reason}")]
    public static partial void DeliveryPostponed(this ILogger logger, string webhook, string delivery, int attempt, DateTimeOffset next, string reason);

    [LoggerMessage(LogLevel.Warning, "Delivery {Delivery} to webhook {Webhook} was given up after {Attempt} attempts: {Reason}")]
    public static partial void DeliveryGivenUp(this ILogger logger, string webhook, string delivery, int attempt, string reason);

    [LoggerMessage(LogLevel.Error, "Webhooks could not be told what waits for them")]
    public static partial void RoundFailed(this ILogger logger, Exception failure);
}
