using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Changes the password of whoever knows the current one: a session that was left open is not enough.</summary>
internal sealed class OwnPassword(PasswordCheck passwords, UserAdmin admin, SessionStart sessions)
{
    /// <summary>Changes it. All browsers are signed out; this one is signed in again.</summary>
    public async Task<IdentityOutcome> ChangeAsync(HttpContext context, Caller.Person person, string? current, string? password)
    {
        SignIn check = await passwords.CheckAsync(person.User.Name, current ?? "", context.Connection.RemoteIpAddress, context.RequestAborted);
        if (check is not SignIn.Known)
        {
            return new IdentityOutcome.Refused("/current", check is SignIn.TooMany ? "There were too many wrong attempts; wait a minute." : "The current password is wrong.");
        }

        IdentityOutcome outcome = await admin.SetPasswordAsync(context, person.User.Name, password);
        if (outcome is IdentityOutcome.Done && context.Features.Get<CallerFeature>() is { Session: not null })
        {
            await sessions.StartAsync(context, person.User.Name);
        }

        return outcome;
    }
}
