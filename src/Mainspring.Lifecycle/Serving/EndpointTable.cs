using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving;

/// <summary>The endpoints of this process. Looking one up takes no lock; changes replace the table whole.</summary>
public sealed class EndpointTable
{
    private readonly Lock _changing = new();
    private FrozenDictionary<string, ServedEndpoint> _endpoints = FrozenDictionary<string, ServedEndpoint>.Empty;
    private bool _loaded;

    /// <summary>All endpoints, by name.</summary>
    public IReadOnlyList<ServedEndpoint> All => [.. Volatile.Read(ref _endpoints).Values.OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal)];

    /// <summary>Whether the endpoints that were set before this start have been loaded, or have failed to.</summary>
    public bool IsLoaded => Volatile.Read(ref _loaded);

    /// <summary>The endpoint of a name.</summary>
    public bool TryFind(string name, [MaybeNullWhen(false)] out ServedEndpoint endpoint) =>
        Volatile.Read(ref _endpoints).TryGetValue(name, out endpoint);

    /// <summary>Ends the second that all endpoints' traffic is gathered in.</summary>
    public void Tick()
    {
        foreach (ServedEndpoint endpoint in Volatile.Read(ref _endpoints).Values)
        {
            endpoint.Minute.Tick();
            foreach (VariantState variant in endpoint.State.Variants)
            {
                variant.Traffic.Minute.Tick();
            }
        }
    }

    internal ServedEndpoint Put(EndpointState state)
    {
        lock (_changing)
        {
            if (_endpoints.TryGetValue(state.Endpoint.Name, out ServedEndpoint? known))
            {
                known.State = state;
                return known;
            }

            ServedEndpoint added = new(state);
            Replace(_endpoints.Append(new(state.Endpoint.Name, added)));
            return added;
        }
    }

    internal void Remove(string name)
    {
        lock (_changing)
        {
            Replace(_endpoints.Where(entry => entry.Key != name));
        }
    }

    internal void SetLoaded() => Volatile.Write(ref _loaded, true);

    private void Replace(IEnumerable<KeyValuePair<string, ServedEndpoint>> entries) =>
        Volatile.Write(ref _endpoints, entries.ToFrozenDictionary(StringComparer.Ordinal));
}
