using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Web.Identity;

/// <summary>Who may do what.</summary>
/// <param name="Users">Everybody.</param>
/// <param name="Keys">All keys.</param>
/// <param name="Grants">All grants.</param>
/// <param name="Notice">What became of a form, or null.</param>
/// <param name="IsOpen">Whether the server asks nobody who they are.</param>
public sealed record AccessModel(IReadOnlyList<User> Users, IReadOnlyList<KeyRow> Keys, IReadOnlyList<GrantRow> Grants, PageNotice? Notice, bool IsOpen);
