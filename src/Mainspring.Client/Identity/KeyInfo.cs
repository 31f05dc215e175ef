namespace Mainspring.Client.Identity;

/// <summary>A key, without its secret.</summary>
public sealed record KeyInfo
{
    /// <summary>Its public part.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for. Two live keys may share a name.</summary>
    public required string Name { get; init; }

    /// <summary>The user for whom it acts, or null for a program of its own.</summary>
    public string? Owner { get; init; }

    /// <summary>The most that it may do.</summary>
    public required string Role { get; init; }

    /// <summary>The id of the one experiment that it is good for, or null.</summary>
    public string? Experiment { get; init; }

    /// <summary>The one model that it is good for, or null.</summary>
    public string? Model { get; init; }

    /// <summary><c>live</c>, <c>expired</c> or <c>revoked</c>.</summary>
    public required string State { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>From when on it is refused, or null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was used last, or null.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it was revoked, or null.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
