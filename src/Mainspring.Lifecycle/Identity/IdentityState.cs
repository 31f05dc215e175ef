using System.Collections.Frozen;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Sessions;
using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Lifecycle.Identity;

/// <summary>Everybody who is known, with what they may do, at one moment.</summary>
public sealed class IdentityState
{
    private readonly FrozenDictionary<(Subject, GrantObject), Role> _roles;
    private readonly FrozenSet<Subject> _granted;

    /// <param name="version">The number of the last change.</param>
    /// <param name="users">All users.</param>
    /// <param name="keys">All keys, those that are revoked too.</param>
    /// <param name="grants">All grants.</param>
    /// <param name="sessions">All sessions that have not ended.</param>
    /// <param name="setup">The link that sets the server up, while nobody used it.</param>
    public IdentityState(long version, IEnumerable<User> users, IEnumerable<ApiKey> keys, IEnumerable<Grant> grants, IEnumerable<Session> sessions, SetupLink? setup)
    {
        Version = version;
        Users = users.ToFrozenDictionary(user => user.Name, StringComparer.Ordinal);
        Keys = keys.ToFrozenDictionary(key => key.Id, StringComparer.Ordinal);
        Grants = [.. grants];
        Sessions = sessions.ToFrozenDictionary(session => session.Token);
        Setup = setup;
        HasAdmin = Users.Values.Any(user => user.Role == Role.Admin);
        _roles = Grants.ToFrozenDictionary(grant => (grant.Subject, grant.Object), grant => grant.Role);
        _granted = Grants.Select(grant => grant.Subject).ToFrozenSet();
    }

    /// <summary>Nobody.</summary>
    public static IdentityState Empty { get; } = new(0, [], [], [], [], null);

    /// <summary>The number of the last change.</summary>
    public long Version { get; }

    /// <summary>Users by name.</summary>
    public FrozenDictionary<string, User> Users { get; }

    /// <summary>Keys by id, those that are revoked too.</summary>
    public FrozenDictionary<string, ApiKey> Keys { get; }

    /// <summary>All grants.</summary>
    public IReadOnlyList<Grant> Grants { get; }

    /// <summary>Sessions by their token.</summary>
    public FrozenDictionary<TokenHash, Session> Sessions { get; }

    /// <summary>The link that sets the server up, or null.</summary>
    public SetupLink? Setup { get; }

    /// <summary>Whether somebody can manage the others.</summary>
    public bool HasAdmin { get; }

    /// <summary>The role that a grant gives on an object, or null when there is none.</summary>
    public Role? GrantOn(Subject subject, GrantObject on) => _roles.TryGetValue((subject, on), out Role role) ? role : null;

    /// <summary>Whether any grant differs from the general role.</summary>
    public bool HasGrants(Subject subject) => _granted.Contains(subject);
}
