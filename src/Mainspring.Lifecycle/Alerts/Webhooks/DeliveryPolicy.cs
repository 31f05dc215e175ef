using System.Globalization;

namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>Decides what becomes of a delivery after an attempt.</summary>
public static class DeliveryPolicy
{
    /// <summary>How long a delivery is tried, from the event on.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>
    /// A 2xx has arrived. What may pass is tried again: no answer, an address that is refused at the moment, 408, 425, 429 and 5xx. Every
    /// other answer is final. Waits double from 5 seconds to 15 minutes, each by half up or down, so that receivers that come back are
    /// not called by everybody at once; a longer <c>Retry-After</c> is kept.
    /// </summary>
    /// <param name="delivery">What was tried.</param>
    /// <param name="result">How that ended.</param>
    /// <param name="now">The time.</param>
    /// <param name="jitter">A number of 0 to 1, at random.</param>
    public static DeliveryVerdict Judge(WebhookDelivery delivery, CallResult result, DateTimeOffset now, double jitter)
    {
        if (result is CallResult.Answered { Status: >= 200 and < 300 })
        {
            return new DeliveryVerdict.Delivered();
        }

        string reason = Describe(result);
        if (result is CallResult.Answered { Status: not (408 or 425 or 429 or >= 500) })
        {
            return new DeliveryVerdict.GivenUp(reason);
        }

        DateTimeOffset next = now + WaitAfter(delivery.Attempt, jitter, (result as CallResult.Answered)?.RetryAfter);
        return next - delivery.CreatedAt > Patience ? new DeliveryVerdict.GivenUp(reason) : new DeliveryVerdict.Retry(next, reason);
    }

    private static string Describe(CallResult result) => result switch
    {
        CallResult.Answered answered => string.Create(CultureInfo.InvariantCulture, $"The receiver answered with {answered.Status}."),
        CallResult.Refused refused => refused.Reason,
        CallResult.Failed failed => failed.Reason,
        _ => throw new InvalidOperationException($"{result} is no result that is known."),
    };

    private static TimeSpan WaitAfter(int attempt, double jitter, TimeSpan? asked)
    {
        TimeSpan doubled = FirstWait * Math.Pow(2, Math.Min(attempt - 1, 16));
        TimeSpan wait = (doubled < LongestWait ? doubled : LongestWait) * (0.5 + jitter);
        return asked > wait ? asked.Value : wait;
    }
}
