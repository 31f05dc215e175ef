using System.Data.Common;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Lifecycle.Identity.Keys;
using Mainspring.Lifecycle.Identity.Sessions;
using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Storage.Relational.Identity;

/// <summary>Reads everybody who is known. They are few: they fit in memory, and a request must not wait for the database.</summary>
internal static class IdentityRows
{
    public static long ReadVersion(Session session) => session.QueryNumber($"SELECT version FROM identity_version WHERE id = 1") ?? 0;

    public static IdentityState Read(Session session) => new(
        ReadVersion(session),
        session.Query($"SELECT name, role, password, external_id, created_at, signed_in_at FROM identity_user", ReadUser),
        session.Query($"SELECT key_id, name, owner, role, scope_kind, scope_id, sha256, created_at, created_by, expires_at, last_used_at, revoked_at FROM identity_key", ReadKey),
        session.Query($"SELECT subject_kind, subject, object_kind, object_id, role FROM identity_grant ORDER BY subject_kind, subject, object_kind, object_id", ReadGrant),
        session.Query(
            $"SELECT token_sha256, user_name, created_at, expires_at FROM identity_session",
            static row => new Lifecycle.Identity.Sessions.Session(TokenHash.Parse(row.GetString(0)), row.GetString(1), row.GetInstant(2), row.GetInstant(3))),
        session.QueryFirst(
            $"SELECT token_sha256, expires_at FROM identity_setup WHERE id = 1",
            static row => new SetupLink(TokenHash.Parse(row.GetString(0)), row.GetInstant(1))));

    private static User ReadUser(DbDataReader row) => new()
    {
        Name = row.GetString(0),
        Role = RoleNames.Parse(row.GetString(1)),
        Password = row.GetStringOrNull(2) is { } password ? PasswordHash.Parse(password) : null,
        ExternalId = row.GetStringOrNull(3),
        CreatedAt = row.GetInstant(4),
        SignedInAt = row.GetInstantOrNull(5),
    };

    private static ApiKey ReadKey(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Owner = row.GetStringOrNull(2),
        Role = RoleNames.Parse(row.GetString(3)),
        Scope = row.GetStringOrNull(4) is { } kind ? new GrantObject(KindNames.ObjectOf(kind), row.GetString(5)) : null,
        Hash = TokenHash.Parse(row.GetString(6)),
        CreatedAt = row.GetInstant(7),
        CreatedBy = row.GetString(8),
        ExpiresAt = row.GetInstantOrNull(9),
        LastUsedAt = row.GetInstantOrNull(10),
        RevokedAt = row.GetInstantOrNull(11),
    };

    private static Grant ReadGrant(DbDataReader row) => new(
        new Subject(KindNames.SubjectOf(row.GetString(0)), row.GetString(1)),
        new GrantObject(KindNames.ObjectOf(row.GetString(2)), row.GetString(3)),
        RoleNames.Parse(row.GetString(4)));
}
