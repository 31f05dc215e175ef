namespace Mainspring.Lifecycle.Identity.Users;

/// <summary>Somebody who may sign in.</summary>
public sealed record User
{
    /// <summary>What they sign in with, unique and in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>What they may do where no grant says otherwise.</summary>
    public required Role Role { get; init; }

    /// <summary>Their password, or null for somebody whom a sign-in provider vouches for.</summary>
    public PasswordHash? Password { get; init; }

    /// <summary>Who they are at a sign-in provider (issuer and subject), or null.</summary>
    public string? ExternalId { get; init; }

    /// <summary>When they were added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When they last signed in, or null.</summary>
    public DateTimeOffset? SignedInAt { get; init; }
}
