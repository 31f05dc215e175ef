namespace Mainspring.Learning.Models;

/// <summary>One file of a model directory.</summary>
/// <param name="Path">The path within the directory, with <c>/</c>.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">The length.</param>
public sealed record ModelFile(string Path, string Sha256, long Bytes);
