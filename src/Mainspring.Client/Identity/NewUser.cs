namespace Mainspring.Client.Identity;

/// <summary>A user to add.</summary>
/// <param name="Name">What they sign in with.</param>
/// <param name="Password">Their first password.</param>
/// <param name="Role">Their general role; viewer when it is left out.</param>
public sealed record NewUser(string? Name, string? Password, string? Role = null);
