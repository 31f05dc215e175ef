namespace Mainspring.Client.Identity;

/// <summary>All users, by name.</summary>
public sealed record UserList(IReadOnlyList<UserInfo> Users);
