namespace Mainspring.Client.Datasets;

/// <summary>The files of a version that is a folder, by path.</summary>
/// <param name="Files">The files.</param>
public sealed record DatasetFileList(IReadOnlyList<DatasetFileInfo> Files);
