namespace Mainspring.Lifecycle.Audit;

/// <summary>Something that somebody did, or tried, and that others may ask about later.</summary>
public sealed record AuditEvent
{
    /// <summary>What was done: one of <see cref="AuditAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Who did it: a user, a key, or <c>local</c> for the owner of the workspace's folder.</summary>
    public required string Actor { get; init; }

    /// <summary>The id of the key that was used, or null.</summary>
    public string? KeyId { get; init; }

    /// <summary>The address that the request came from, or null when the server did it by itself.</summary>
    public string? Address { get; init; }

    /// <summary>What it was done to, such as <c>model churn alias champion</c>, or null.</summary>
    public string? Object { get; init; }

    /// <summary>What it was before, in short, or null.</summary>
    public string? Before { get; init; }

    /// <summary>What it is now, in short, or null.</summary>
    public string? After { get; init; }

    /// <summary>The id of the request, or null.</summary>
    public string? RequestId { get; init; }
}
