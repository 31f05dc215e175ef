using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Storage.Relational.Webhooks;

/// <summary>Webhooks and their outbox in the metadata database.</summary>
public sealed class WebhookStore(Database database) : IWebhookStore
{
    /// <inheritdoc/>
    public Task<bool> AddAsync(Webhook webhook, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            if (session.QueryNumber($"SELECT count(*) FROM webhook") >= WebhookRules.MostWebhooks)
            {
                return false;
            }

            long number = session.QueryNumber($"""
                INSERT INTO webhook (id, name, description, url, sealed_secret, is_active, created_at, changed_at)
                VALUES ({webhook.Id}, {webhook.Name}, {webhook.Description}, {webhook.Url}, {webhook.SealedSecret}, {webhook.IsActive}, {webhook.CreatedAt}, {webhook.ChangedAt})
                RETURNING webhook_no
                """)!.Value;
            WebhookRows.WriteEvents(session, number, webhook.Events);
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<Webhook?> FindAsync(string id, CancellationToken cancellation = default) => database.ReadAsync(
        session => WebhookRows.Read(session, Sql.Fragment($"WHERE id = {id}")).Select(row => row.Webhook).FirstOrDefault(),
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Webhook>> ListAsync(int limit, string? after = null, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<Webhook>>(
        session =>
        {
            long last = after is null ? 0 : session.QueryNumber($"SELECT webhook_no FROM webhook WHERE id = {after}") ?? 0;
            return [.. WebhookRows.Read(session, Sql.Fragment($"WHERE webhook_no > {last} ORDER BY webhook_no LIMIT {limit}")).Select(row => row.Webhook)];
        },
        cancellation);

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(Webhook webhook, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            if (session.QueryNumber($"SELECT webhook_no FROM webhook WHERE id = {webhook.Id}") is not { } number)
            {
                return false;
            }

            session.Execute($"""
                UPDATE webhook SET name = {webhook.Name}, description = {webhook.Description}, url = {webhook.Url}, sealed_secret = {webhook.SealedSecret},
                    is_active = {webhook.IsActive}, changed_at = {webhook.ChangedAt}
                WHERE webhook_no = {number}
                """);
            WebhookRows.WriteEvents(session, number, webhook.Events);
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellation = default) =>
        database.WriteAsync(session => session.Execute($"DELETE FROM webhook WHERE id = {id}") > 0, cancellation);

    /// <inheritdoc/>
    public async Task<int> EnqueueAsync(WebhookEvent happened, byte[] body, DateTimeOffset at, int mostWaiting, CancellationToken cancellation = default)
    {
        // Nearly always nobody wants to know, and a read costs no flush.
        bool wanted = await database.ReadAsync(session => Listening(session, happened, mostWaiting).Count > 0, cancellation);
        return wanted
            ? await database.WriteAsync(
                session =>
                {
                    List<long> listening = Listening(session, happened, mostWaiting);
                    foreach (long number in listening)
                    {
                        session.Execute($"INSERT INTO webhook_delivery (id, webhook_no, body, created_at, due_at, attempts) VALUES ({Guid.NewGuid().ToString()}, {number}, {body}, {at}, {at}, 0)");
                    }

                    return listening.Count;
                },
                cancellation)
            : 0;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WebhookDelivery>> TakeDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellation = default)
    {
        bool due = await database.ReadAsync(session => session.QueryNumber($"SELECT 1 FROM webhook_delivery WHERE due_at <= {now} LIMIT 1") is not null, cancellation);
        return due ? await database.WriteAsync(session => TakeDue(session, now, now + lease, limit), cancellation) : [];
    }

    /// <inheritdoc/>
    public Task EndAsync(WebhookDelivery delivery, DeliveryVerdict verdict, DateTimeOffset at, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            int ended = verdict is DeliveryVerdict.Retry { At: var next }
                ? session.Execute($"UPDATE webhook_delivery SET due_at = {next} WHERE id = {delivery.Id} AND attempts = {delivery.Attempt}")
                : session.Execute($"DELETE FROM webhook_delivery WHERE id = {delivery.Id} AND attempts = {delivery.Attempt}");
            if (ended > 0)
            {
                AttemptRows.Add(session, delivery, verdict, at);
            }

            return ended;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeliveryAttempt>> ListAttemptsAsync(string webhook, int limit, CancellationToken cancellation = default) => database.ReadAsync<IReadOnlyList<DeliveryAttempt>>(
        session => session.QueryNumber($"SELECT webhook_no FROM webhook WHERE id = {webhook}") is { } number ? [.. AttemptRows.Waiting(session, number).Concat(AttemptRows.Made(session, number)).Take(limit)] : [],
        cancellation);

    private static List<long> Listening(Session session, WebhookEvent happened, int mostWaiting) => session.Query(
        $"""
        SELECT webhook.webhook_no FROM webhook JOIN webhook_event ON webhook_event.webhook_no = webhook.webhook_no
        WHERE entity = {happened.Entity} AND action = {happened.Action} AND is_active = 1
            AND (SELECT count(*) FROM webhook_delivery WHERE webhook_delivery.webhook_no = webhook.webhook_no) < {mostWaiting}
        ORDER BY webhook.webhook_no
        """,
        static row => row.GetInt64(0));

    private static IReadOnlyList<WebhookDelivery> TakeDue(Session session, DateTimeOffset now, DateTimeOffset leaseEnd, int limit)
    {
        List<(string Id, long Webhook, byte[] Body, DateTimeOffset CreatedAt, int Attempts)> due = session.Query(
            $"""
            SELECT webhook_delivery.id, webhook_delivery.webhook_no, body, webhook_delivery.created_at, attempts
            FROM webhook_delivery JOIN webhook ON webhook.webhook_no = webhook_delivery.webhook_no
            WHERE due_at <= {now} AND is_active = 1
            ORDER BY due_at, webhook_delivery.created_at LIMIT {limit}
            """,
            static row => (row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetInstant(3), row.GetInt32(4)));
        var webhooks = WebhookRows.Read(session, Sql.Fragment($"WHERE webhook_no IN {Sql.List(due.Select(row => row.Webhook))}")).ToDictionary(row => row.Number, row => row.Webhook);
        foreach ((string id, _, _, _, _) in due)
        {
            session.Execute($"UPDATE webhook_delivery SET attempts = attempts + 1, due_at = {leaseEnd} WHERE id = {id}");
        }

        return due.ConvertAll(row => new WebhookDelivery { Id = row.Id, Webhook = webhooks[row.Webhook], Body = row.Body, CreatedAt = row.CreatedAt, Attempt = row.Attempts + 1 });
    }
}
