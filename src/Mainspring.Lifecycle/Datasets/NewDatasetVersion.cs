using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>A version before it has its number; the fields are those of <see cref="DatasetVersion"/>.</summary>
public sealed record NewDatasetVersion(string Name, string FileName, Content Content, string Md5, long Rows, int Columns, Content Profile, string? Origin = null);
