namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>What somebody wants a webhook to be. Of a change, what is null stays as it is.</summary>
public sealed record WebhookDraft
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The address.</summary>
    public string? Url { get; init; }

    /// <summary>The events.</summary>
    public IReadOnlyList<WebhookEvent>? Events { get; init; }

    /// <summary>The secret, in plain text.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether it shall be told.</summary>
    public bool? IsActive { get; init; }
}
