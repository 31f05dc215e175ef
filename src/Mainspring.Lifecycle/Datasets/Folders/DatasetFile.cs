using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Datasets.Folders;

/// <summary>A file of a version that is a folder.</summary>
/// <param name="Path">Its path below the folder, with <c>/</c>.</param>
/// <param name="Content">Its bytes in the artefact store.</param>
/// <param name="Md5">32 hexadecimal digits.</param>
public sealed record DatasetFile(string Path, Content Content, string Md5);
