namespace Mainspring.Client.Releases;

/// <summary>Releases, newest first.</summary>
/// <param name="Releases">The releases.</param>
/// <param name="NextCursor">What to ask the next page with; null at the end.</param>
public sealed record ReleaseList(IReadOnlyList<ReleaseInfo> Releases, string? NextCursor);
