namespace Mainspring.Client.Identity;

/// <summary>A new password for oneself.</summary>
/// <param name="Current">The one that counts now.</param>
/// <param name="Password">The new one.</param>
public sealed record PasswordChange(string? Current, string? Password);
