namespace Mainspring.Lifecycle.Serving;

/// <summary>Keeps endpoints. What a finished task wrote is on the disk.</summary>
public interface IEndpointStore
{
    /// <summary>All endpoints, by name.</summary>
    Task<IReadOnlyList<Endpoint>> ListAsync(CancellationToken cancellation = default);

    /// <summary>Makes an endpoint with its variants, or puts them in the place of those of that name; the moment of making stays.</summary>
    Task PutAsync(Endpoint endpoint, CancellationToken cancellation = default);

    /// <summary>Remembers which version of a variant answered last. Nothing happens when the endpoint or the variant is gone.</summary>
    Task SetServedVersionAsync(string name, string variant, int version, CancellationToken cancellation = default);

    /// <summary>Removes an endpoint; false when there was none.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken cancellation = default);
}
