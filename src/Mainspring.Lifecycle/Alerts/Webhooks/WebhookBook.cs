namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>The webhooks of a workspace: makes, changes and tries them.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="sender">Judges their addresses, and calls them.</param>
/// <param name="secrets">Seals their secrets.</param>
/// <param name="time">The clock.</param>
public sealed class WebhookBook(IWebhookStore store, IWebhookSender sender, SecretBox secrets, TimeProvider time)
{
    /// <summary>Makes a webhook. Name, address and events must be given.</summary>
    public async Task<WebhookOutcome> CreateAsync(WebhookDraft draft, CancellationToken cancellation = default)
    {
        if ((WebhookRules.FindFault(draft) ?? await sender.FindFaultAsync(draft.Url, cancellation)) is { } fault)
        {
            return new WebhookOutcome.Refused(fault);
        }

        DateTimeOffset now = time.GetUtcNow();
        var webhook = new Webhook
        {
            Id = Guid.NewGuid().ToString("N"),
            Name = draft.Name!,
            Url = draft.Url!,
            Events = draft.Events!,
            CreatedAt = now,
            ChangedAt = now,
        };
        webhook = Apply(draft, webhook, now);
        return await store.AddAsync(webhook, cancellation)
            ? new WebhookOutcome.Kept(webhook)
            : new WebhookOutcome.Refused($"There are {WebhookRules.MostWebhooks} webhooks already; delete one that is not needed any more.");
    }

    /// <summary>Changes what a draft gives.</summary>
    public async Task<WebhookOutcome> ChangeAsync(string id, WebhookDraft draft, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(id, cancellation) is not { } webhook)
        {
            return new WebhookOutcome.Missing();
        }

        if ((WebhookRules.FindFault(draft) ?? (draft.Url is null ? null : await sender.FindFaultAsync(draft.Url, cancellation))) is { } fault)
        {
            return new WebhookOutcome.Refused(fault);
        }

        webhook = Apply(draft, webhook, time.GetUtcNow());
        return await store.ReplaceAsync(webhook, cancellation) ? new WebhookOutcome.Kept(webhook) : new WebhookOutcome.Missing();
    }

    /// <summary>Sends an example of an event to a webhook, once, and tells how that ended.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="kind">The event, or null for the first that it wants.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<CallResult> TryAsync(Webhook webhook, WebhookEvent? kind, CancellationToken cancellation = default)
    {
        kind ??= webhook.Events[0];
        DateTimeOffset now = time.GetUtcNow();
        byte[] body = WebhookPayload.Write(kind, WebhookPayload.Example(kind), now);
        return SendAsync(webhook, Guid.NewGuid().ToString(), body, now, cancellation);
    }

    /// <summary>Sends a body to a webhook, signed if it has a secret.</summary>
    internal Task<CallResult> SendAsync(Webhook webhook, string delivery, byte[] body, DateTimeOffset now, CancellationToken cancellation)
    {
        string? secret = null;
        if (webhook.SealedSecret is { } box && (secret = secrets.Open(box)) is null)
        {
            return Task.FromResult<CallResult>(new CallResult.Failed("The secret of the webhook was sealed with another key; set it anew.", TimeSpan.Zero));
        }

        return sender.PostAsync(webhook.Url, body, WebhookSignature.Headers(delivery, now, body, secret), cancellation);
    }

    private Webhook Apply(WebhookDraft draft, Webhook webhook, DateTimeOffset now) => webhook with
    {
        Name = draft.Name ?? webhook.Name,
        Description = draft.Description ?? webhook.Description,
        Url = draft.Url ?? webhook.Url,
        Events = draft.Events is { } events ? [.. events.Distinct()] : webhook.Events,
        SealedSecret = draft.Secret is { } secret ? secrets.Seal(secret) : webhook.SealedSecret,
        IsActive = draft.IsActive ?? webhook.IsActive,
        ChangedAt = now,
    };
}
