namespace Mainspring.Lifecycle.Datasets.Folders;

/// <summary>A file of a folder that comes with a request.</summary>
/// <param name="Path">Its path below the folder.</param>
/// <param name="Bytes">Its bytes, read before the next file.</param>
public sealed record SentFile(string Path, Stream Bytes);
