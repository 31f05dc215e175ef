namespace Mainspring.Lifecycle.Serving;

/// <summary>Where models to serve come from: the registry with its artefact store, or memory.</summary>
public interface IModelSource
{
    /// <summary>The version that an alias points to; null when the model or the alias does not exist.</summary>
    ValueTask<int?> ResolveAsync(string model, string alias, CancellationToken cancellation = default);

    /// <summary>Loads a version, verified over the very bytes that are loaded. A version that cannot be loaded is a value, not an exception.</summary>
    Task<ModelLoad> LoadAsync(string model, int version, CancellationToken cancellation = default);
}
