namespace Mainspring.Lifecycle.Registry;

/// <summary>What a <see cref="StageMove"/> did.</summary>
/// <param name="Version">The version as it is now.</param>
/// <param name="From">The stage that it had.</param>
/// <param name="Archived">The versions that were archived.</param>
public sealed record MovedStages(ModelVersion Version, ModelStage From, IReadOnlyList<int> Archived);
