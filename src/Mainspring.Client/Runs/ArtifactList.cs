namespace Mainspring.Client.Runs;

/// <summary>The files of a run, by name.</summary>
public sealed record ArtifactList(IReadOnlyList<ArtifactInfo> Artifacts);
