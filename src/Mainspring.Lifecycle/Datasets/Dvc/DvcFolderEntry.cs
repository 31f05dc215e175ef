namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>A file of a folder.</summary>
/// <param name="Path">Its path below the folder, with <c>/</c>.</param>
/// <param name="Md5">32 hexadecimal digits.</param>
public sealed record DvcFolderEntry(string Path, string Md5);
