namespace Mainspring.Lifecycle.Identity.Sessions;

/// <summary>A user who is signed in with a browser.</summary>
/// <param name="Token">What the browser holds.</param>
/// <param name="User">Who it is.</param>
/// <param name="CreatedAt">When they signed in.</param>
/// <param name="ExpiresAt">When they must sign in again.</param>
public sealed record Session(TokenHash Token, string User, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
