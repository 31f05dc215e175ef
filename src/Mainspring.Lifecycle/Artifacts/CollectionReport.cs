namespace Mainspring.Lifecycle.Artifacts;

/// <summary>What a collection of contents found.</summary>
/// <param name="Kept">Contents that stay: needed, or put too recently.</param>
/// <param name="Freed">Contents that were removed, or would be.</param>
/// <param name="FreedBytes">Their bytes.</param>
/// <param name="AbortedUploads">Uploads in parts that nobody completed in time.</param>
public sealed record CollectionReport(long Kept, long Freed, long FreedBytes, int AbortedUploads);
