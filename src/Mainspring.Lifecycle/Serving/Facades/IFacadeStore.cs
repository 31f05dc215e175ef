namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>Where the facades of endpoints are kept. A facade goes with its endpoint.</summary>
public interface IFacadeStore
{
    /// <summary>All facades, by endpoint.</summary>
    Task<IReadOnlyList<KeyValuePair<string, Facade>>> ListAsync(CancellationToken cancellation = default);

    /// <summary>Gives an endpoint a facade, in place of the one that it had.</summary>
    Task PutAsync(string endpoint, Facade facade, CancellationToken cancellation = default);

    /// <summary>Takes it away; false when there was none.</summary>
    Task<bool> DeleteAsync(string endpoint, CancellationToken cancellation = default);
}
