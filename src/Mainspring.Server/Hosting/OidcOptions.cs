namespace Mainspring.Server.Hosting;

/// <summary>A provider with which people sign in by OpenID Connect.</summary>
public sealed record OidcOptions
{
    /// <summary>The address of the provider, exactly as it names itself in its tokens.</summary>
    public required Uri Issuer { get; init; }

    /// <summary>The id of this server at the provider.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret of this server at the provider, or null for a public client.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The name of the claim that holds the groups of a user.</summary>
    public string GroupClaim { get; init; } = "groups";

    /// <summary>The role that each group gives; the highest counts. Who is in none of them may not sign in.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();
}
