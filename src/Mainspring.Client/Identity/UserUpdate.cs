namespace Mainspring.Client.Identity;

/// <summary>What to change about a user; what is left out stays.</summary>
/// <param name="Role">Their general role.</param>
/// <param name="Password">Their password; they are signed out everywhere.</param>
public sealed record UserUpdate(string? Role = null, string? Password = null);
