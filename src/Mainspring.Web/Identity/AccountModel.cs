using Mainspring.Lifecycle.Identity;

namespace Mainspring.Web.Identity;

/// <summary>Somebody's own account.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Role">Their general role.</param>
/// <param name="HasPassword">Whether they have a password here.</param>
/// <param name="CanSignOut">Whether there is a session to end.</param>
/// <param name="Keys">Their keys.</param>
/// <param name="Grants">What they were granted.</param>
/// <param name="Notice">What became of a form, or null.</param>
public sealed record AccountModel(string Name, Role Role, bool HasPassword, bool CanSignOut, IReadOnlyList<KeyRow> Keys, IReadOnlyList<GrantRow> Grants, PageNotice? Notice);
