namespace Mainspring.Lifecycle.Datasets.Folders;

/// <summary>What a version that is a folder holds in all.</summary>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their length together.</param>
/// <param name="Ending">The ending of those that hold the rows, such as <c>.csv.gz</c>.</param>
public sealed record FolderSummary(int Files, long Bytes, string Ending);
