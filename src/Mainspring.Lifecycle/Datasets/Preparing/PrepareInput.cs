using Mainspring.Lifecycle.Sources;

namespace Mainspring.Lifecycle.Datasets.Preparing;

/// <summary>An input under the name by which the SQL reads it.</summary>
/// <param name="Name">The name: letters, digits and <c>_</c>.</param>
/// <param name="Source">Its local files.</param>
public sealed record PrepareInput(string Name, Snapshot Source);
