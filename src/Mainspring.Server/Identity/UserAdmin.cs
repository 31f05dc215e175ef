using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Users;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Changes users for those who ask on the API or a page, and records it.</summary>
internal sealed class UserAdmin(IdentityDirectory directory, RequestAudit audit, TimeProvider time)
{
    /// <summary>Adds a user.</summary>
    public async Task<IdentityOutcome> AddAsync(HttpContext context, string? name, string? password, string? role)
    {
        string spelled = UserRules.Spell(name);
        if (UserRules.FindFaultInName(spelled) is { } badName)
        {
            return new IdentityOutcome.Refused("/name", badName);
        }

        if (UserRules.FindFaultInPassword(password, spelled) is { } badPassword)
        {
            return new IdentityOutcome.Refused("/password", badPassword);
        }

        if (!RoleNames.TryParse(role ?? RoleNames.Of(Role.Viewer), out Role given))
        {
            return NoRole(role);
        }

        var user = new User { Name = spelled, Role = given, Password = PasswordHash.Of(password!), CreatedAt = time.GetUtcNow() };
        return await ChangeAsync(context, AuditAction.UserAdded, spelled, state => UserPolicy.Add(state, user));
    }

    /// <summary>Gives a user another role.</summary>
    public async Task<IdentityOutcome> SetRoleAsync(HttpContext context, string name, string? role) => RoleNames.TryParse(role, out Role given)
        ? await ChangeAsync(context, AuditAction.UserRole, UserRules.Spell(name), state => UserPolicy.SetRole(state, UserRules.Spell(name), given))
        : NoRole(role);

    /// <summary>Gives a user another password.</summary>
    public async Task<IdentityOutcome> SetPasswordAsync(HttpContext context, string name, string? password)
    {
        string spelled = UserRules.Spell(name);
        if (UserRules.FindFaultInPassword(password, spelled) is { } fault)
        {
            return new IdentityOutcome.Refused("/password", fault);
        }

        var hash = PasswordHash.Of(password!);
        return await ChangeAsync(context, AuditAction.UserPassword, spelled, state => UserPolicy.SetPassword(state, spelled, hash));
    }

    /// <summary>Removes a user.</summary>
    public Task<IdentityOutcome> RemoveAsync(HttpContext context, string name)
    {
        DateTimeOffset at = time.GetUtcNow();
        return ChangeAsync(context, AuditAction.UserRemoved, UserRules.Spell(name), state => UserPolicy.Remove(state, UserRules.Spell(name), at));
    }

    private async Task<IdentityOutcome> ChangeAsync(HttpContext context, string action, string name, Func<IdentityState, IdentityDecision> decide)
    {
        IdentityOutcome outcome = await directory.ChangeAsync(decide, context.RequestAborted);
        if (outcome is IdentityOutcome.Done done)
        {
            await audit.RecordAsync(context, action, $"user {name}", done.Before, done.After);
        }

        return outcome;
    }

    private static IdentityOutcome.Refused NoRole(string? role) => new("/role", $"'{role}' is no role; write {RoleNames.All}.");
}
