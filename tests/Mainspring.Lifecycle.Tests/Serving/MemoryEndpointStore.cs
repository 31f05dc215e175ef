using System.Collections.Concurrent;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Lifecycle.Tests.Serving;

internal sealed class MemoryEndpointStore : IEndpointStore
{
    private readonly ConcurrentDictionary<string, Endpoint> _endpoints = new();

    /// <summary>Whether it refuses to delete, as a full disk does.</summary>
    public bool IsFull { get; set; }

    public Task<IReadOnlyList<Endpoint>> ListAsync(CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<Endpoint>>([.. _endpoints.Values.OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal)]);

    public Task PutAsync(Endpoint endpoint, CancellationToken cancellation = default)
    {
        _endpoints[endpoint.Name] = endpoint;
        return Task.CompletedTask;
    }

    public Task SetServedVersionAsync(string name, string variant, int version, CancellationToken cancellation = default)
    {
        Endpoint endpoint = _endpoints[name];
        _endpoints[name] = endpoint with { Variants = [.. endpoint.Variants.Select(one => one.Name == variant ? one with { ServedVersion = version } : one)] };
        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(string name, CancellationToken cancellation = default) =>
        IsFull ? Task.FromException<bool>(new IOException("No space left on device")) : Task.FromResult(_endpoints.TryRemove(name, out _));
}
