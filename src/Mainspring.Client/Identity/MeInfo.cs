namespace Mainspring.Client.Identity;

/// <summary>Who the server takes the caller for.</summary>
/// <param name="Name">Their name; <c>local</c> for the owner of the workspace's folder.</param>
/// <param name="Kind"><c>local</c>, <c>user</c> or <c>key</c>.</param>
/// <param name="Role">What they may do in general.</param>
/// <param name="KeyId">The id of the key that was used, or null.</param>
/// <param name="Grants">What differs on single objects.</param>
public sealed record MeInfo(string Name, string Kind, string Role, string? KeyId, IReadOnlyList<GrantInfo> Grants);
