namespace Mainspring.Client.Datasets;

/// <summary>A file of a version that is a folder.</summary>
/// <param name="Path">Its path below the folder, with <c>/</c>.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Md5">32 hexadecimal digits.</param>
/// <param name="Bytes">Its length.</param>
public sealed record DatasetFileInfo(string Path, string Sha256, string Md5, long Bytes);
