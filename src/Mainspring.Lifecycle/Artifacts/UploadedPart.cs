namespace Mainspring.Lifecycle.Artifacts;

/// <summary>A part of an upload as its client says it was taken.</summary>
/// <param name="Number">Its place, from 1 on.</param>
/// <param name="Tag">What the store answered when it took the part.</param>
public sealed record UploadedPart(int Number, string Tag);
