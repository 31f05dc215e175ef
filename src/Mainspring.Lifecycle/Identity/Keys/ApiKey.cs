using Mainspring.Lifecycle.Identity.Grants;

namespace Mainspring.Lifecycle.Identity.Keys;

/// <summary>A key with which programs call the server.</summary>
public sealed record ApiKey
{
    /// <summary>Its public part.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for, such as <c>ci</c>. Two live keys may share a name while one replaces the other; grants are given to the name.</summary>
    public required string Name { get; init; }

    /// <summary>The user on whose behalf it calls and whose rights bound it, or null for a program of its own.</summary>
    public string? Owner { get; init; }

    /// <summary>The most that it may do.</summary>
    public required Role Role { get; init; }

    /// <summary>The one experiment or model that it is good for, or null for all.</summary>
    public GrantObject? Scope { get; init; }

    /// <summary>The hash of the whole key.</summary>
    public required TokenHash Hash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>From when on it is refused, or null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was used last, to about half a minute, or null.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>When it was revoked, or null.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether it is accepted at a moment.</summary>
    public bool IsLive(DateTimeOffset at) => RevokedAt is null && !(ExpiresAt <= at);
}
