using System.Collections.Concurrent;
using Mainspring.Lifecycle.Identity;

namespace Mainspring.Server.Identity;

/// <summary>Notes when keys were used, and writes it down now and then: a write for each request would cost more than the request.</summary>
internal sealed class KeyUse(IIdentityStore store, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _usedAt = new(StringComparer.Ordinal);

    /// <summary>A key was used now.</summary>
    public void Note(string key) => _usedAt[key] = time.GetUtcNow();

    /// <summary>When a key was used since the last time that it was written down, or null.</summary>
    public DateTimeOffset? LastOf(string key) => _usedAt.TryGetValue(key, out DateTimeOffset at) ? at : null;

    /// <summary>Writes down what was noted.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        KeyValuePair<string, DateTimeOffset>[] noted = [.. _usedAt];
        if (noted.Length == 0)
        {
            return;
        }

        await store.TouchKeysAsync(noted.ToDictionary(StringComparer.Ordinal), cancellation);
        foreach (KeyValuePair<string, DateTimeOffset> written in noted)
        {
            _usedAt.TryRemove(written);
        }
    }
}
