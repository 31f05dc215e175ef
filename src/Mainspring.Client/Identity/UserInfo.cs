namespace Mainspring.Client.Identity;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Role">Their general role: none, viewer, editor, operator or admin.</param>
/// <param name="SignsInBy"><c>password</c> or <c>provider</c>.</param>
/// <param name="CreatedAt">When they were added.</param>
/// <param name="SignedInAt">When they last signed in, or null.</param>
public sealed record UserInfo(string Name, string Role, string SignsInBy, DateTimeOffset CreatedAt, DateTimeOffset? SignedInAt);
