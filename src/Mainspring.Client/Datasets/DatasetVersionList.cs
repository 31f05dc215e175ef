namespace Mainspring.Client.Datasets;

/// <summary>A page of versions of one data set, newest first.</summary>
/// <param name="Versions">The versions.</param>
/// <param name="NextCursor">What to ask the next page with, or null when this is the last one.</param>
public sealed record DatasetVersionList(IReadOnlyList<DatasetVersionInfo> Versions, string? NextCursor);
