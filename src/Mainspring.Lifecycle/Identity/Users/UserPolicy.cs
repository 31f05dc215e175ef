using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Sessions;

namespace Mainspring.Lifecycle.Identity.Users;

/// <summary>What becomes of users when somebody asks to change them.</summary>
public static class UserPolicy
{
    /// <summary>Adds a user.</summary>
    public static IdentityDecision Add(IdentityState state, User user) => state.Users.ContainsKey(user.Name)
        ? IdentityDecision.Conflict($"There is a user '{user.Name}' already.")
        : IdentityDecision.Do(new(null, RoleNames.Of(user.Role)), new IdentityChange.PutUser(user));

    /// <summary>Gives a user another role. The last admin stays one.</summary>
    public static IdentityDecision SetRole(IdentityState state, string name, Role role)
    {
        if (!state.Users.TryGetValue(name, out User? user))
        {
            return NoSuch(name);
        }

        return role < Role.Admin && IsLastAdmin(state, user)
            ? IdentityDecision.Conflict($"'{name}' is the only admin; make somebody else admin first.")
            : IdentityDecision.Do(new(RoleNames.Of(user.Role), RoleNames.Of(role)), new IdentityChange.PutUser(user with { Role = role }));
    }

    /// <summary>Gives a user another password; whoever is signed in as that user is signed out.</summary>
    public static IdentityDecision SetPassword(IdentityState state, string name, PasswordHash password) => !state.Users.TryGetValue(name, out User? user)
        ? NoSuch(name)
        : user.ExternalId is not null
            ? IdentityDecision.Conflict($"'{name}' signs in through a provider and has no password here.")
            : IdentityDecision.Do(new(null, null), [new IdentityChange.PutUser(user with { Password = password }), .. SignOut(state, name)]);

    /// <summary>Removes a user with all grants; their keys are revoked and their sessions end.</summary>
    public static IdentityDecision Remove(IdentityState state, string name, DateTimeOffset at)
    {
        if (!state.Users.TryGetValue(name, out User? user))
        {
            return NoSuch(name);
        }

        if (IsLastAdmin(state, user))
        {
            return IdentityDecision.Conflict($"'{name}' is the only admin; make somebody else admin first.");
        }

        var subject = Subject.User(name);
        return IdentityDecision.Do(
            new(RoleNames.Of(user.Role), null),
            [
                .. SignOut(state, name),
                .. state.Keys.Values.Where(key => key.Owner == name && key.RevokedAt is null).Select(key => new IdentityChange.PutKey(key with { RevokedAt = at })),
                .. state.Grants.Where(grant => grant.Subject == subject).Select(grant => new IdentityChange.RemoveGrant(grant)),
                new IdentityChange.RemoveUser(name),
            ]);
    }

    /// <summary>Takes somebody in whom a sign-in provider vouches for, with the role that the provider's groups give.</summary>
    public static IdentityDecision Welcome(IdentityState state, User user)
    {
        User? known = state.Users.Values.FirstOrDefault(other => other.ExternalId == user.ExternalId);
        if (known is null && state.Users.ContainsKey(user.Name))
        {
            return IdentityDecision.Conflict($"There is another user '{user.Name}' already, who does not sign in through this provider.");
        }

        User welcomed = known is null ? user : known with { Role = user.Role };
        return IdentityDecision.Do(new(known is null ? null : RoleNames.Of(known.Role), RoleNames.Of(user.Role)), new IdentityChange.PutUser(welcomed));
    }

    private static bool IsLastAdmin(IdentityState state, User user) => user.Role == Role.Admin && state.Users.Values.Count(other => other.Role == Role.Admin) == 1;

    private static IEnumerable<IdentityChange> SignOut(IdentityState state, string name) =>
        state.Sessions.Values.Where(session => session.User == name).Select(session => new IdentityChange.RemoveSession(session.Token));

    private static IdentityDecision NoSuch(string name) => IdentityDecision.NoSuch($"There is no user '{name}'.");
}
