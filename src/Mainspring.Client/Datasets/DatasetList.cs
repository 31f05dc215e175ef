namespace Mainspring.Client.Datasets;

/// <summary>A page of the newest versions of data sets, by name.</summary>
/// <param name="Datasets">The newest version of each.</param>
/// <param name="NextCursor">What to ask the next page with, or null when this is the last one.</param>
public sealed record DatasetList(IReadOnlyList<DatasetVersionInfo> Datasets, string? NextCursor);
