using Mainspring.Lifecycle.Identity;

namespace Mainspring.Storage.Relational.Identity;

/// <summary>Users, keys, grants and sessions in the database.</summary>
public sealed class IdentityStore(Database database) : IIdentityStore
{
    /// <inheritdoc/>
    public Task<IdentityState> ReadAsync(CancellationToken cancellation = default) => database.ReadAsync(IdentityRows.Read, cancellation);

    /// <inheritdoc/>
    public Task<long> ReadVersionAsync(CancellationToken cancellation = default) => database.ReadAsync(IdentityRows.ReadVersion, cancellation);

    /// <inheritdoc/>
    public Task<IdentityOutcome> ChangeAsync(Func<IdentityState, IdentityDecision> decide, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            IdentityDecision decision = decide(IdentityRows.Read(session));
            foreach (IdentityChange change in decision.Changes)
            {
                IdentityWriting.Make(session, change);
            }

            if (decision.Changes.Count > 0)
            {
                session.Execute($"UPDATE identity_version SET version = version + 1 WHERE id = 1");
            }

            return decision.Outcome;
        },
        cancellation);

    /// <inheritdoc/>
    public Task TouchKeysAsync(IReadOnlyDictionary<string, DateTimeOffset> usedAt, CancellationToken cancellation = default) => database.WriteAsync(
        session =>
        {
            foreach ((string key, DateTimeOffset at) in usedAt)
            {
                session.Execute($"UPDATE identity_key SET last_used_at = {at} WHERE key_id = {key} AND coalesce(last_used_at, 0) < {at}");
            }
        },
        cancellation);
}
