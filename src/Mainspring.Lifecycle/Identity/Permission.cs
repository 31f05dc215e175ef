using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Lifecycle.Identity;

/// <summary>Who may do what on what.</summary>
public static class Permission
{
    /// <summary>The role of a caller on an object, or on the workspace as a whole.</summary>
    public static Role RoleOf(IdentityState state, Caller caller, GrantObject? on) => caller switch
    {
        Caller.Local => Role.Admin,
        Caller.Person person => RoleOf(state, person.User, on),
        Caller.Program { Key: { Scope: { } scope } } when scope != on => Role.None,
        Caller.Program { Key: var key, Owner: var owner } => Least(
            (on is { } given ? state.GrantOn(Subject.Key(key.Name), given) : null) ?? key.Role,
            owner is null ? Role.Admin : RoleOf(state, owner, on)),
        _ => Role.None,
    };

    /// <summary>The highest role that a caller has on anything: below it, there is no need to look at the object.</summary>
    public static Role HighestOf(IdentityState state, Caller caller) => caller switch
    {
        Caller.Local => Role.Admin,
        Caller.Person person => HighestOf(state, person.User),
        Caller.Program { Key: var key, Owner: var owner } => Least(
            Greatest(key.Role, HighestGrant(state, Subject.Key(key.Name))),
            owner is null ? Role.Admin : HighestOf(state, owner)),
        _ => Role.None,
    };

    /// <summary>Whether the role of a caller may differ from object to object.</summary>
    public static bool DependsOnObject(IdentityState state, Caller caller) => caller switch
    {
        Caller.Person person => DependsOnObject(state, person.User),
        Caller.Program { Key: var key, Owner: var owner } => key.Scope is not null || state.HasGrants(Subject.Key(key.Name)) || (owner is not null && DependsOnObject(state, owner)),
        _ => false,
    };

    /// <summary>Which objects of a kind a caller may see.</summary>
    public static Sight SightOf(IdentityState state, Caller caller, GrantObjectKind kind)
    {
        bool seesOthers = RoleOf(state, caller, null) >= Role.Viewer;
        return DependsOnObject(state, caller)
            ? new(seesOthers, Named(state, caller).Where(on => on.Kind == kind && RoleOf(state, caller, on) >= Role.Viewer != seesOthers).Select(on => on.Id).ToHashSet(StringComparer.Ordinal))
            : Sight.Everything with { SeesOthers = seesOthers };
    }

    /// <summary>The objects on which the role of a caller may differ from the general one.</summary>
    private static IEnumerable<GrantObject> Named(IdentityState state, Caller caller) => caller switch
    {
        Caller.Program { Key.Scope: { } scope } => [scope],
        Caller.Program { Key: var key, Owner: var owner } => state.Grants.Where(grant => grant.Subject == Subject.Key(key.Name) || (owner is not null && grant.Subject == Subject.User(owner.Name))).Select(grant => grant.Object),
        Caller.Person person => state.Grants.Where(grant => grant.Subject == Subject.User(person.User.Name)).Select(grant => grant.Object),
        _ => [],
    };

    // An admin can give himself every right, so a grant that takes one away would only look like a limit.
    private static Role RoleOf(IdentityState state, User user, GrantObject? on) =>
        user.Role == Role.Admin || on is not { } given ? user.Role : state.GrantOn(Subject.User(user.Name), given) ?? user.Role;

    private static bool DependsOnObject(IdentityState state, User user) => user.Role != Role.Admin && state.HasGrants(Subject.User(user.Name));

    private static Role HighestOf(IdentityState state, User user) => Greatest(user.Role, HighestGrant(state, Subject.User(user.Name)));

    private static Role HighestGrant(IdentityState state, Subject subject) => state.HasGrants(subject)
        ? state.Grants.Where(grant => grant.Subject == subject).Max(grant => grant.Role)
        : Role.None;

    private static Role Least(Role one, Role other) => one < other ? one : other;

    private static Role Greatest(Role one, Role other) => one > other ? one : other;
}
