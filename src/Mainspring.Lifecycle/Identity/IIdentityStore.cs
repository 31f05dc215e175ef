namespace Mainspring.Lifecycle.Identity;

/// <summary>Where users, keys, grants and sessions are kept. It has no rules: they are in the decisions that it is handed.</summary>
public interface IIdentityStore
{
    /// <summary>Everything, as of one moment.</summary>
    Task<IdentityState> ReadAsync(CancellationToken cancellation = default);

    /// <summary>The number of the last change of any node.</summary>
    Task<long> ReadVersionAsync(CancellationToken cancellation = default);

    /// <summary>Lets a pure function decide on the state of this moment, and makes its changes before anybody else changes anything. It may be called more than once.</summary>
    Task<IdentityOutcome> ChangeAsync(Func<IdentityState, IdentityDecision> decide, CancellationToken cancellation = default);

    /// <summary>Notes when keys were used last. That is no change: the version stays.</summary>
    Task TouchKeysAsync(IReadOnlyDictionary<string, DateTimeOffset> usedAt, CancellationToken cancellation = default);
}
