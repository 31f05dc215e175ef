namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>An address that is told when things happen in the registry.</summary>
public sealed record Webhook
{
    /// <summary>Its identity, 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it. Several may have one name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Where it is.</summary>
    public required string Url { get; init; }

    /// <summary>What it is told about; at least one.</summary>
    public required IReadOnlyList<WebhookEvent> Events { get; init; }

    /// <summary>The secret that signs what it is sent, sealed; null when nothing is signed.</summary>
    public byte[]? SealedSecret { get; init; }

    /// <summary>Whether it is told anything at the moment.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
