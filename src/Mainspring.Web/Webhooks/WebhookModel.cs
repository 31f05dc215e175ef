using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Web.Identity;

namespace Mainspring.Web.Webhooks;

/// <summary>One webhook with what it was told.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="Attempts">What waits, then what was tried, the last first.</param>
/// <param name="Notice">What became of a form, or null.</param>
public sealed record WebhookModel(Webhook Webhook, IReadOnlyList<DeliveryAttempt> Attempts, PageNotice? Notice);
