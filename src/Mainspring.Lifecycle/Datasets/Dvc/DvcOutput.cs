namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>A file or folder whose bytes DVC keeps.</summary>
/// <param name="Path">Where it belongs in the working folder, absolute.</param>
/// <param name="Hash">What its bytes are.</param>
/// <param name="Bytes">Its length, a folder's in all; null when that is not recorded.</param>
/// <param name="Files">How many files a folder has; null for a file or when that is not recorded.</param>
public sealed record DvcOutput(string Path, DvcHash Hash, long? Bytes = null, int? Files = null);
