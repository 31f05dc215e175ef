using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Web.Identity;

namespace Mainspring.Web.Webhooks;

/// <summary>All webhooks, and the form that makes one.</summary>
/// <param name="Webhooks">The webhooks in the order in which they were made.</param>
/// <param name="Notice">What became of a form, or null.</param>
/// <param name="Draft">What was written into the form when it was refused, or nothing.</param>
public sealed record WebhooksModel(IReadOnlyList<Webhook> Webhooks, PageNotice? Notice, WebhookDraft Draft);
