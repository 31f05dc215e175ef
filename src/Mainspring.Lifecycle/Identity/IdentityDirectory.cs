namespace Mainspring.Lifecycle.Identity;

/// <summary>
/// Everybody who is known, at hand in memory: the one holder of the state that each request is judged by. A change on this node shows at
/// once; those of other nodes at the next <see cref="RefreshAsync"/>.
/// </summary>
/// <param name="store">Where they are kept.</param>
public sealed class IdentityDirectory(IIdentityStore store) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile IdentityState _current = IdentityState.Empty;

    /// <summary>The state as it was last read. It stays when the store cannot be read.</summary>
    public IdentityState Current => _current;

    /// <summary>Decides on a change and makes it; afterwards <see cref="Current"/> holds it.</summary>
    public async Task<IdentityOutcome> ChangeAsync(Func<IdentityState, IdentityDecision> decide, CancellationToken cancellation = default)
    {
        IdentityOutcome outcome = await store.ChangeAsync(decide, cancellation);
        if (outcome is IdentityOutcome.Done)
        {
            await ReadAsync(CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>Takes over what other nodes changed.</summary>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        if (await store.ReadVersionAsync(cancellation) != _current.Version)
        {
            await ReadAsync(cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    // One after the other, so that an older state never takes the place of a newer one.
    private async Task ReadAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            _current = await store.ReadAsync(cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }
}
