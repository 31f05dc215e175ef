using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Sessions;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Begins and ends sessions of browsers.</summary>
internal sealed class SessionStart(IdentityDirectory directory, RequestAudit audit, TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(7);

    /// <summary>Signs somebody in with a new token; the one that the browser had is worth nothing afterwards.</summary>
    public async Task<IdentityOutcome> StartAsync(HttpContext context, string user)
    {
        string token = TokenHash.NewToken();
        DateTimeOffset now = time.GetUtcNow();
        var session = new Session(TokenHash.Of(token), user, now, now + Length);
        TokenHash? replaced = SessionCookie.Read(context.Request);
        IdentityOutcome outcome = await directory.ChangeAsync(state => SessionPolicy.SignIn(state, session, replaced), context.RequestAborted);
        if (outcome is IdentityOutcome.Done)
        {
            SessionCookie.Write(context, token, session.ExpiresAt);
            await audit.RecordAsync(context, new Caller.Person(directory.Current.Users[user]), AuditAction.SignedIn);
        }

        return outcome;
    }

    /// <summary>Signs the browser out.</summary>
    public async Task EndAsync(HttpContext context)
    {
        if (SessionCookie.Read(context.Request) is { } token && directory.Current.Sessions.TryGetValue(token, out Session? session))
        {
            await directory.ChangeAsync(state => SessionPolicy.SignOut(state, token), context.RequestAborted);
            if (directory.Current.Users.TryGetValue(session.User, out Lifecycle.Identity.Users.User? user))
            {
                await audit.RecordAsync(context, new Caller.Person(user), AuditAction.SignedOut);
            }
        }

        SessionCookie.Clear(context);
    }
}
