using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Storage.Relational.Identity;

/// <summary>Makes changes. A put takes the place of what had the same key.</summary>
internal static class IdentityWriting
{
    public static void Make(Session session, IdentityChange change)
    {
        switch (change)
        {
            case IdentityChange.PutUser { User: var user }:
                Put(session, user);
                break;
            case IdentityChange.RemoveUser { Name: var name }:
                session.Execute($"DELETE FROM identity_user WHERE name = {name}");
                break;
            case IdentityChange.PutKey { Key: var key }:
                Put(session, key);
                break;
            case IdentityChange.PutGrant { Grant: var grant }:
                Put(session, grant);
                break;
            case IdentityChange.RemoveGrant { Grant: { Subject: var subject, Object: var on } }:
                session.Execute($"DELETE FROM identity_grant WHERE subject_kind = {KindNames.Of(subject.Kind)} AND subject = {subject.Name} AND object_kind = {KindNames.Of(on.Kind)} AND object_id = {on.Id}");
                break;
            case IdentityChange.PutSession { Session: var added }:
                session.Execute($"INSERT INTO identity_session (token_sha256, user_name, created_at, expires_at) VALUES ({added.Token.Hex}, {added.User}, {added.CreatedAt}, {added.ExpiresAt})");
                break;
            case IdentityChange.RemoveSession { Token: var token }:
                session.Execute($"DELETE FROM identity_session WHERE token_sha256 = {token.Hex}");
                break;
            case IdentityChange.PutSetup { Link: { } link }:
                session.Execute($"""
                    INSERT INTO identity_setup (id, token_sha256, expires_at) VALUES (1, {link.Token.Hex}, {link.ExpiresAt})
                    ON CONFLICT (id) DO UPDATE SET token_sha256 = excluded.token_sha256, expires_at = excluded.expires_at
                    """);
                break;
            case IdentityChange.PutSetup:
                session.Execute($"DELETE FROM identity_setup");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change, "This change is not known.");
        }
    }

    private static void Put(Session session, User user) => session.Execute($"""
        INSERT INTO identity_user (name, role, password, external_id, created_at, signed_in_at)
        VALUES ({user.Name}, {RoleNames.Of(user.Role)}, {user.Password?.Text}, {user.ExternalId}, {user.CreatedAt}, {user.SignedInAt})
        ON CONFLICT (name) DO UPDATE SET role = excluded.role, password = excluded.password, external_id = excluded.external_id, signed_in_at = excluded.signed_in_at
        """);

    private static void Put(Session session, ApiKey key) => session.Execute($"""
        INSERT INTO identity_key (key_id, name, owner, role, scope_kind, scope_id, sha256, created_at, created_by, expires_at, last_used_at, revoked_at)
        VALUES ({key.Id}, {key.Name}, {key.Owner}, {RoleNames.Of(key.Role)}, {(key.Scope is { } kind ? KindNames.Of(kind.Kind) : null)}, {key.Scope?.Id}, {key.Hash.Hex},
            {key.CreatedAt}, {key.CreatedBy}, {key.ExpiresAt}, {key.LastUsedAt}, {key.RevokedAt})
        ON CONFLICT (key_id) DO UPDATE SET revoked_at = excluded.revoked_at
        """);

    private static void Put(Session session, Grant grant) => session.Execute($"""
        INSERT INTO identity_grant (subject_kind, subject, object_kind, object_id, role)
        VALUES ({KindNames.Of(grant.Subject.Kind)}, {grant.Subject.Name}, {KindNames.Of(grant.Object.Kind)}, {grant.Object.Id}, {RoleNames.Of(grant.Role)})
        ON CONFLICT (subject_kind, subject, object_kind, object_id) DO UPDATE SET role = excluded.role
        """);
}
