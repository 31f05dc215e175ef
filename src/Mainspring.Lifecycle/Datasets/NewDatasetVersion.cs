using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets.Folders;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>A version before it has its number; the fields are those of <see cref="DatasetVersion"/>.</summary>
public sealed record NewDatasetVersion(string Name, string FileName, Content Content, string Md5, long Rows, int Columns, Content Profile, string? Origin = null)
{
    /// <summary>The files of a folder; empty when the version is a single file.</summary>
    public IReadOnlyList<DatasetFile> Files { get; init; } = [];

    /// <summary>What a folder holds in all; null when the version is a single file.</summary>
    public FolderSummary? Folder { get; init; }
}
