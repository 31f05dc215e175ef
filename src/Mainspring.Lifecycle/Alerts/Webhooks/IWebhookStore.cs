namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>Where webhooks are kept, with the outbox of what they are to be told. A write whose task has ended is on the disk.</summary>
public interface IWebhookStore
{
    /// <summary>Keeps a webhook, unless there are <see cref="WebhookRules.MostWebhooks"/> already.</summary>
    /// <returns>Whether it was kept.</returns>
    Task<bool> AddAsync(Webhook webhook, CancellationToken cancellation = default);

    /// <summary>The webhook of that identity, or null.</summary>
    Task<Webhook?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>Webhooks in the order in which they were made.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The identity of the last of the page before, or null for the first page.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<Webhook>> ListAsync(int limit, string? after = null, CancellationToken cancellation = default);

    /// <summary>Keeps a changed webhook in place of the one of that identity.</summary>
    /// <returns>False when there is none.</returns>
    Task<bool> ReplaceAsync(Webhook webhook, CancellationToken cancellation = default);

    /// <summary>Removes a webhook and what it was still to be told.</summary>
    /// <returns>False when there is none.</returns>
    Task<bool> DeleteAsync(string id, CancellationToken cancellation = default);

    /// <summary>
    /// Puts a body into the outbox for every active webhook that wants this event. One that has <paramref name="mostWaiting"/> waiting
    /// already is left out, so that a dead receiver cannot fill the database.
    /// </summary>
    /// <returns>For how many.</returns>
    Task<int> EnqueueAsync(WebhookEvent happened, byte[] body, DateTimeOffset at, int mostWaiting, CancellationToken cancellation = default);

    /// <summary>Takes deliveries that are due for one attempt each. Nobody else is given them until the lease ends, oldest first.</summary>
    Task<IReadOnlyList<WebhookDelivery>> TakeDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellation = default);

    /// <summary>Ends an attempt, and remembers how it ended; does nothing when somebody else has taken the delivery meanwhile.</summary>
    Task EndAsync(WebhookDelivery delivery, DeliveryVerdict verdict, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>
    /// What a webhook was told lately and is still to be told: first what waits, the next due first, then attempts that were made, the last
    /// first. The newest <see cref="WebhookRules.MostAttempts"/> attempts of each webhook are remembered.
    /// </summary>
    Task<IReadOnlyList<DeliveryAttempt>> ListAttemptsAsync(string webhook, int limit, CancellationToken cancellation = default);
}
