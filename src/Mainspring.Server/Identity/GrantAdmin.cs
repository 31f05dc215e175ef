using Mainspring.Client.Identity;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Users;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Gives and takes back grants for admins, and records it.</summary>
internal sealed class GrantAdmin(IdentityDirectory directory, GrantObjects objects, RequestAudit audit)
{
    /// <summary>Gives a grant.</summary>
    public async Task<(IdentityOutcome Outcome, Grant? Grant)> SetAsync(HttpContext context, GrantInfo wish)
    {
        if (!RoleNames.TryParse(wish.Role, out Role role))
        {
            return (new IdentityOutcome.Refused("/role", $"'{wish.Role}' is no role; write {RoleNames.All}."), null);
        }

        (Grant? grant, IdentityOutcome? refusal) = await ReadAsync(wish, role, context.RequestAborted);
        return grant is null
            ? (refusal!, null)
            : (await ChangeAsync(context, AuditAction.GrantSet, grant, state => GrantPolicy.Set(state, grant)), grant);
    }

    /// <summary>Takes a grant back.</summary>
    public async Task<IdentityOutcome> RemoveAsync(HttpContext context, GrantInfo wish)
    {
        (Grant? grant, IdentityOutcome? refusal) = await ReadAsync(wish, Role.None, context.RequestAborted);
        return grant is null ? refusal! : await ChangeAsync(context, AuditAction.GrantRemoved, grant, state => GrantPolicy.Remove(state, grant.Subject, grant.Object));
    }

    private async Task<(Grant? Grant, IdentityOutcome? Refusal)> ReadAsync(GrantInfo wish, Role role, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(wish.User) == string.IsNullOrEmpty(wish.Key))
        {
            return (null, new IdentityOutcome.Refused("/user", "Name a user or a key, one of both."));
        }

        Subject subject = string.IsNullOrEmpty(wish.User) ? Subject.Key(wish.Key!) : Subject.User(UserRules.Spell(wish.User));
        (GrantObject? on, IdentityOutcome? refusal) = await objects.FindAsync(wish.Experiment, wish.Model, cancellation);
        return on is { } given
            ? (new Grant(subject, given, role), null)
            : (null, refusal ?? new IdentityOutcome.Refused("/experiment", "Name an experiment or a model."));
    }

    private async Task<IdentityOutcome> ChangeAsync(HttpContext context, string action, Grant grant, Func<IdentityState, IdentityDecision> decide)
    {
        IdentityOutcome outcome = await directory.ChangeAsync(decide, context.RequestAborted);
        if (outcome is IdentityOutcome.Done done)
        {
            await audit.RecordAsync(context, action, $"{grant.Subject} on {grant.Object}", done.Before, done.After);
        }

        return outcome;
    }
}
