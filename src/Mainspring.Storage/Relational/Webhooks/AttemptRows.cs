using System.Data.Common;
using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Storage.Relational.Webhooks;

/// <summary>How attempts ended, and those that are still to be made.</summary>
internal static class AttemptRows
{
    public static void Add(Session session, WebhookDelivery delivery, DeliveryVerdict verdict, DateTimeOffset at)
    {
        (DeliveryState state, string? reason) = verdict switch
        {
            DeliveryVerdict.Retry retry => (DeliveryState.Postponed, retry.Reason),
            DeliveryVerdict.GivenUp given => (DeliveryState.GivenUp, given.Reason),
            _ => (DeliveryState.Delivered, (string?)null),
        };
        session.Execute($"""
            INSERT INTO webhook_attempt (webhook_no, delivery_id, event, attempt, at, state, reason)
            SELECT webhook_no, {delivery.Id}, {WebhookPayload.NameOf(delivery.Body)}, {delivery.Attempt}, {at}, {Text(state)}, {reason} FROM webhook WHERE id = {delivery.Webhook.Id}
            """);
        session.Execute($"""
            DELETE FROM webhook_attempt WHERE webhook_no = (SELECT webhook_no FROM webhook WHERE id = {delivery.Webhook.Id}) AND attempt_no <= (
                SELECT attempt_no FROM webhook_attempt WHERE webhook_no = (SELECT webhook_no FROM webhook WHERE id = {delivery.Webhook.Id})
                ORDER BY attempt_no DESC LIMIT 1 OFFSET {WebhookRules.MostAttempts})
            """);
    }

    /// <summary>What is to be told still, the next due first.</summary>
    public static IEnumerable<DeliveryAttempt> Waiting(Session session, long webhook) => session.Query(
        $"SELECT id, body, attempts, due_at FROM webhook_delivery WHERE webhook_no = {webhook} ORDER BY due_at, created_at LIMIT {WebhookRules.MostAttempts}",
        static row => new DeliveryAttempt
        {
            Delivery = row.GetString(0),
            Event = WebhookPayload.NameOf(row.GetFieldValue<byte[]>(1)),
            Attempt = row.GetInt32(2) + 1,
            At = row.GetInstant(3),
            State = DeliveryState.Waiting,
        });

    /// <summary>What was tried, the last first.</summary>
    public static IEnumerable<DeliveryAttempt> Made(Session session, long webhook) =>
        session.Query($"SELECT delivery_id, event, attempt, at, state, reason FROM webhook_attempt WHERE webhook_no = {webhook} ORDER BY attempt_no DESC", Read);

    private static DeliveryAttempt Read(DbDataReader row) => new()
    {
        Delivery = row.GetString(0),
        Event = row.GetString(1),
        Attempt = row.GetInt32(2),
        At = row.GetInstant(3),
        State = Enum.GetValues<DeliveryState>().First(state => Text(state) == row.GetString(4)),
        Reason = row.GetStringOrNull(5),
    };

    private static string Text(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => "delivered",
        DeliveryState.Postponed => "postponed",
        DeliveryState.GivenUp => "given_up",
        _ => "",
    };
}
