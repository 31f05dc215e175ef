namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>What became of making or changing a webhook.</summary>
public abstract record WebhookOutcome
{
    private WebhookOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    public sealed record Kept(Webhook Webhook) : WebhookOutcome;

    /// <summary>There is no such webhook.</summary>
    public sealed record Missing : WebhookOutcome;

    /// <summary>It cannot be that.</summary>
    public sealed record Refused(string Fault) : WebhookOutcome;
}
