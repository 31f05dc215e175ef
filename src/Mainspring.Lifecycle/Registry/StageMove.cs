namespace Mainspring.Lifecycle.Registry;

/// <summary>Which stage a version shall have.</summary>
/// <param name="Model">The model.</param>
/// <param name="Version">The version.</param>
/// <param name="To">The stage.</param>
/// <param name="ArchiveOthers">Whether other versions of that stage are archived.</param>
public sealed record StageMove(string Model, int Version, ModelStage To, bool ArchiveOthers = false);
