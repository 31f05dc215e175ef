using System.Data.Common;
using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Storage.Relational.Webhooks;

/// <summary>Reads webhooks with their events: two queries, however many.</summary>
internal static class WebhookRows
{
    public static List<(long Number, Webhook Webhook)> Read(Session session, SqlFragment condition)
    {
        List<(long Number, Webhook Webhook)> rows = session.Query(
            $"SELECT webhook_no, id, name, description, url, sealed_secret, is_active, created_at, changed_at FROM webhook {condition}", ToWebhook);
        ILookup<long, WebhookEvent> events = session.Query(
            $"SELECT webhook_no, entity, action FROM webhook_event WHERE webhook_no IN {Sql.List(rows.Select(row => row.Number))} ORDER BY webhook_no, position",
            static row => (Number: row.GetInt64(0), Event: WebhookEvent.Find(row.GetString(1), row.GetString(2))))
            .Where(row => row.Event is not null)
            .ToLookup(row => row.Number, row => row.Event!);
        return rows.ConvertAll(row => (row.Number, row.Webhook with { Events = [.. events[row.Number]] }));
    }

    public static void WriteEvents(Session session, long number, IReadOnlyList<WebhookEvent> events)
    {
        session.Execute($"DELETE FROM webhook_event WHERE webhook_no = {number}");
        for (int position = 0; position < events.Count; position++)
        {
            session.Execute($"INSERT INTO webhook_event (webhook_no, entity, action, position) VALUES ({number}, {events[position].Entity}, {events[position].Action}, {position})");
        }
    }

    private static (long Number, Webhook Webhook) ToWebhook(DbDataReader row) => (row.GetInt64(0), new Webhook
    {
        Id = row.GetString(1),
        Name = row.GetString(2),
        Description = row.GetStringOrNull(3),
        Url = row.GetString(4),
        SealedSecret = row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5),
        IsActive = row.GetFlag(6),
        CreatedAt = row.GetInstant(7),
        ChangedAt = row.GetInstant(8),
        Events = [],
    });
}
