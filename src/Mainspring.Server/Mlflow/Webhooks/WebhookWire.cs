using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Webhooks;

/// <summary>Between the records of the wire and those of the domain.</summary>
internal static class WebhookWire
{
    private const string Active = "ACTIVE";
    private const string Disabled = "DISABLED";

    public static WebhookBody ToWire(this Webhook webhook) => new(
        webhook.Id,
        webhook.Name,
        webhook.Description,
        webhook.Url,
        [.. webhook.Events.Select(kind => new EventBody(kind.Entity.ToUpperInvariant(), kind.Action.ToUpperInvariant()))],
        webhook.IsActive ? Active : Disabled,
        webhook.CreatedAt.ToUnixTimeMilliseconds(),
        webhook.ChangedAt.ToUnixTimeMilliseconds());

    public static WebhookDraft ToDraft(this CreateWebhook request) => new()
    {
        Name = request.Name,
        Description = request.Description,
        Url = request.Url,
        Events = [.. request.Events.Select(ToDomain)],
        Secret = NullIfEmpty(request.Secret),
        IsActive = ReadStatus(request.Status),
    };

    /// <summary>An empty list cannot be told from none on this wire, and changes nothing.</summary>
    public static WebhookDraft ToDraft(this UpdateWebhook request) => new()
    {
        Name = request.Name,
        Description = request.Description,
        Url = request.Url,
        Events = request.Events is { Count: > 0 } events ? [.. events.Select(ToDomain)] : null,
        Secret = NullIfEmpty(request.Secret),
        IsActive = ReadStatus(request.Status),
    };

    public static WebhookEvent ToDomain(this EventBody? body) => WebhookEvent.Find(body?.Entity, body?.Action)
        ?? throw MlflowFault.Invalid($"Invalid event: '{body?.Entity}' has no action '{body?.Action}'. Known are: {string.Join(", ", WebhookEvent.All)}.");

    private static bool? ReadStatus(string? status) => status switch
    {
        null => null,
        Active => true,
        Disabled => false,
        _ => throw MlflowFault.Invalid($"Invalid value '{status}' for parameter 'status' supplied. It must be {Active} or {Disabled}."),
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
