using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Sessions;
using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Lifecycle.Identity;

/// <summary>One thing that is put, in place of what had the same key, or removed.</summary>
public abstract record IdentityChange
{
    private IdentityChange()
    {
    }

    /// <summary>A user is added or changed.</summary>
    public sealed record PutUser(User User) : IdentityChange;

    /// <summary>A user is gone.</summary>
    public sealed record RemoveUser(string Name) : IdentityChange;

    /// <summary>A key is added or changed.</summary>
    public sealed record PutKey(ApiKey Key) : IdentityChange;

    /// <summary>A grant is given or changed.</summary>
    public sealed record PutGrant(Grant Grant) : IdentityChange;

    /// <summary>A grant is taken back.</summary>
    public sealed record RemoveGrant(Grant Grant) : IdentityChange;

    /// <summary>Somebody signed in.</summary>
    public sealed record PutSession(Session Session) : IdentityChange;

    /// <summary>A session ended.</summary>
    public sealed record RemoveSession(TokenHash Token) : IdentityChange;

    /// <summary>The one link with which the first admin sets the server up, or null when there is none any more.</summary>
    public sealed record PutSetup(SetupLink? Link) : IdentityChange;
}
