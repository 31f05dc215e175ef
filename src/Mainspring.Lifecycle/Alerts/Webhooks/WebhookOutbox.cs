using Mainspring.Lifecycle.Registry;

namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>
/// Tells webhooks what happens in the registry: what they are to be told is written down before the change is acknowledged, and sent
/// later. Each delivery arrives at least once; a receiver knows a repeated one by its identity.
/// </summary>
/// <param name="store">Where deliveries wait.</param>
/// <param name="book">Sends.</param>
/// <param name="time">The clock.</param>
/// <param name="jitter">Spreads retries.</param>
public sealed class WebhookOutbox(IWebhookStore store, WebhookBook book, TimeProvider time, Random jitter)
{
    /// <summary>How many deliveries may wait for one webhook; what happens beyond that is not told to it.</summary>
    public const int MostWaiting = 10_000;

    private const int MostAtOnce = 16;

    /// <summary>Longer than an attempt can take, so that nobody else tries meanwhile.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Something waits that may be due now.</summary>
    public event Action? Filled;

    /// <summary>Writes down what happened for every webhook that wants to know.</summary>
    public async Task NoteAsync(RegistryEvent happened, CancellationToken cancellation = default)
    {
        if (WebhookPayload.EventOf(happened) is not { } kind)
        {
            return;
        }

        DateTimeOffset now = time.GetUtcNow();
        if (await store.EnqueueAsync(kind, WebhookPayload.Write(kind, happened, now), now, MostWaiting, cancellation) > 0)
        {
            Filled?.Invoke();
        }
    }

    /// <summary>Tries what is due, once each and several at the same time.</summary>
    /// <returns>What became of each.</returns>
    public async Task<IReadOnlyList<(WebhookDelivery Delivery, DeliveryVerdict Verdict)>> DeliverAsync(CancellationToken cancellation = default)
    {
        IReadOnlyList<WebhookDelivery> due = await store.TakeDueAsync(time.GetUtcNow(), Lease, MostAtOnce, cancellation);
        return await Task.WhenAll(due.Select(delivery => TryAsync(delivery, cancellation)));
    }

    private async Task<(WebhookDelivery Delivery, DeliveryVerdict Verdict)> TryAsync(WebhookDelivery delivery, CancellationToken cancellation)
    {
        CallResult result = await book.SendAsync(delivery.Webhook, delivery.Id, delivery.Body, time.GetUtcNow(), cancellation);
        DateTimeOffset now = time.GetUtcNow();
        DeliveryVerdict verdict = DeliveryPolicy.Judge(delivery, result, now, NextJitter());
        await store.EndAsync(delivery, verdict, now, cancellation);
        return (delivery, verdict);
    }

    private double NextJitter()
    {
        lock (jitter)
        {
            return jitter.NextDouble();
        }
    }
}
