namespace Mainspring.Client.Identity;

/// <summary>A page of the audit log, newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="NextCursor">What to ask the next page with, or null when this is the last one.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntryInfo> Entries, string? NextCursor);
