namespace Mainspring.Client.Models;

/// <summary>A page of versions, newest first.</summary>
/// <param name="Versions">The versions.</param>
/// <param name="NextCursor">What to ask the next page with, or null when this is the last one.</param>
public sealed record VersionList(IReadOnlyList<ModelVersionInfo> Versions, string? NextCursor);
