namespace Mainspring.Client.Releases;

/// <summary>Why somebody acts on a release.</summary>
/// <param name="Reason">A sentence; null to give none.</param>
public sealed record ReleaseReason(string? Reason);
