namespace Mainspring.Lifecycle.Identity.Sessions;

/// <summary>A link with which somebody becomes the first admin, once.</summary>
/// <param name="Token">Its secret.</param>
/// <param name="ExpiresAt">Until when it works.</param>
public sealed record SetupLink(TokenHash Token, DateTimeOffset ExpiresAt);
