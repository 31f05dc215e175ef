using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Lifecycle.Identity.Sessions;

/// <summary>What becomes of sessions and of the set-up link.</summary>
public static class SessionPolicy
{
    /// <summary>Signs a user in. The session that the browser had ends, and so do those that have expired.</summary>
    public static IdentityDecision SignIn(IdentityState state, Session session, TokenHash? replaced)
    {
        if (!state.Users.TryGetValue(session.User, out User? user))
        {
            return IdentityDecision.NoSuch($"There is no user '{session.User}'.");
        }

        IEnumerable<TokenHash> ended = state.Sessions.Values.Where(other => other.ExpiresAt <= session.CreatedAt || other.Token == replaced).Select(other => other.Token);
        return IdentityDecision.Do(
            new(null, null),
            [
                .. ended.Select(token => new IdentityChange.RemoveSession(token)),
                new IdentityChange.PutUser(user with { SignedInAt = session.CreatedAt }),
                new IdentityChange.PutSession(session),
            ]);
    }

    /// <summary>Ends a session.</summary>
    public static IdentityDecision SignOut(IdentityState state, TokenHash token) => state.Sessions.ContainsKey(token)
        ? IdentityDecision.Do(new(null, null), new IdentityChange.RemoveSession(token))
        : IdentityDecision.NoSuch("There is no such session.");

    /// <summary>Offers a link to set the server up, in place of the one before, as long as there is no admin.</summary>
    public static IdentityDecision Offer(IdentityState state, SetupLink link) => state.HasAdmin
        ? IdentityDecision.Conflict("There is an admin already.")
        : IdentityDecision.Do(new(null, null), new IdentityChange.PutSetup(link));

    /// <summary>Makes the first admin with the link, which is then used up.</summary>
    public static IdentityDecision SetUp(IdentityState state, TokenHash token, User admin, DateTimeOffset at) => IsGood(state, token, at)
        ? UserPolicy.Add(state, admin) is { Outcome: IdentityOutcome.Done } added
            ? added with { Changes = [.. added.Changes, new IdentityChange.PutSetup(null)] }
            : IdentityDecision.Conflict($"There is a user '{admin.Name}' already; choose another name.")
        : IdentityDecision.NoSuch("This link was used already, or has expired; start the server again for a new one.");

    /// <summary>Whether a link can still be used.</summary>
    public static bool IsGood(IdentityState state, TokenHash token, DateTimeOffset at) =>
        !state.HasAdmin && state.Setup is { } link && link.Token.Matches(token) && at < link.ExpiresAt;
}
