namespace Mainspring.Lifecycle.Tracking;

/// <summary>The keys of metrics, parameters and tags that somebody wants to see; runs may have thousands.</summary>
/// <param name="Metrics">Keys of metrics.</param>
/// <param name="Params">Keys of parameters.</param>
/// <param name="Tags">Keys of tags.</param>
public sealed record RunColumns(IReadOnlyList<string> Metrics, IReadOnlyList<string> Params, IReadOnlyList<string> Tags);
