namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>Something that a webhook is to be told, taken from the outbox for one attempt.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Its identity, by which a receiver knows a repeated one.</summary>
    public required string Id { get; init; }

    /// <summary>The webhook as it is now.</summary>
    public required Webhook Webhook { get; init; }

    /// <summary>What it is sent.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The number of this attempt, from 1 on. Who ends an attempt must still hold this number.</summary>
    public required int Attempt { get; init; }

    /// <summary>When the event happened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
