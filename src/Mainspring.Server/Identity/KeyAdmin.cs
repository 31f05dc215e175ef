using Mainspring.Client.Identity;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Users;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Makes and revokes keys for those who ask on the API or a page, and records it.</summary>
internal sealed class KeyAdmin(IdentityDirectory directory, GrantObjects objects, KeyUse use, RequestAudit audit, TimeProvider time)
{
    /// <summary>Makes a key. A user may make keys for himself, an admin for everybody and for programs; a key makes keys only when it is an admin's.</summary>
    public async Task<(IdentityOutcome Outcome, ApiKey? Key, string? Text)> CreateAsync(HttpContext context, NewKey wish)
    {
        Caller caller = context.Caller();
        Role own = Permission.RoleOf(directory.Current, caller, null);
        if (FindFault(wish, caller, own, out Role role) is { } refused)
        {
            return (refused, null, null);
        }

        (GrantObject? scope, IdentityOutcome? noObject) = await objects.FindAsync(wish.Experiment, wish.Model, context.RequestAborted);
        if (noObject is not null)
        {
            return (noObject, null, null);
        }

        (string id, string text) = ApiKeyText.New();
        var key = new ApiKey
        {
            Id = id,
            Name = wish.Name!,
            Owner = OwnerOf(wish, caller),
            Role = role,
            Scope = scope,
            Hash = TokenHash.Of(text),
            CreatedAt = time.GetUtcNow(),
            CreatedBy = caller.Name,
            ExpiresAt = wish.ExpiresAt,
        };
        IdentityOutcome outcome = await directory.ChangeAsync(state => KeyPolicy.Add(state, key), context.RequestAborted);
        if (outcome is not IdentityOutcome.Done done)
        {
            return (outcome, null, null);
        }

        await audit.RecordAsync(context, AuditAction.KeyCreated, $"key {key.Name} {key.Id}", done.Before, scope is null ? done.After : $"{done.After} on {scope}");
        return (done, key, text);
    }

    /// <summary>Revokes a key of one's own, or any for an admin.</summary>
    public async Task<IdentityOutcome> RevokeAsync(HttpContext context, string id)
    {
        if (!directory.Current.Keys.TryGetValue(id, out ApiKey? key) || !MaySee(context.Caller(), key))
        {
            return new IdentityOutcome.NoSuch($"There is no key '{id}'.");
        }

        DateTimeOffset at = time.GetUtcNow();
        IdentityOutcome outcome = await directory.ChangeAsync(state => KeyPolicy.Revoke(state, id, at), context.RequestAborted);
        if (outcome is IdentityOutcome.Done done)
        {
            await audit.RecordAsync(context, AuditAction.KeyRevoked, $"key {key.Name} {id}", done.Before, done.After);
        }

        return outcome;
    }

    /// <summary>The keys that a caller may see, newest first, with when they were used last.</summary>
    public IEnumerable<(ApiKey Key, DateTimeOffset? LastUsedAt)> List(Caller caller) => directory.Current.Keys.Values
        .Where(key => MaySee(caller, key))
        .OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)
        .Select(key => (key, use.LastOf(key.Id) ?? key.LastUsedAt));

    private bool MaySee(Caller caller, ApiKey key) =>
        Permission.RoleOf(directory.Current, caller, null) == Role.Admin || (caller is Caller.Person person && key.Owner == person.User.Name);

    private IdentityOutcome.Refused? FindFault(NewKey wish, Caller caller, Role own, out Role role)
    {
        bool isKnown = RoleNames.TryParse(wish.Role ?? RoleNames.Of(Role.Editor), out role) && role > Role.None;
        return caller is Caller.Program && own < Role.Admin ? new("", "A key makes other keys only with the role admin; sign in instead.")
            : KeyRules.FindFaultInName(wish.Name) is { } badName ? new("/name", badName)
            : !isKnown ? new("/role", $"'{wish.Role}' is no role of a key; write viewer, editor, operator or admin.")
            : own < Role.Admin && role > own ? new("/role", $"You are {RoleNames.Of(own)}; a key of yours cannot be {RoleNames.Of(role)}.")
            : own < Role.Admin && (wish.Program || (wish.Owner is { } other && UserRules.Spell(other) != caller.Name)) ? new("/owner", "Only an admin makes keys for others.")
            : wish.ExpiresAt <= time.GetUtcNow() ? new("/expires_at", "The key would have expired already.")
            : null;
    }

    private static string? OwnerOf(NewKey wish, Caller caller) => wish.Program ? null
        : wish.Owner is { } owner ? UserRules.Spell(owner)
        : caller is Caller.Person person ? person.User.Name
        : null;
}
