namespace Mainspring.Client.Runs;

/// <summary>A file of a run or of a model version.</summary>
/// <param name="Path">Its name, with <c>/</c> between folders.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Bytes">How many bytes it has.</param>
public sealed record ArtifactInfo(string Path, string Sha256, long Bytes);
