namespace Mainspring.Lifecycle.Artifacts;

/// <summary>A content as the store lists it.</summary>
/// <param name="Hash">What it is.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="PutAt">When it was last put.</param>
public sealed record StoredContent(ContentHash Hash, long Bytes, DateTimeOffset PutAt);
