namespace Mainspring.Lifecycle.Audit;

/// <summary>Whether the log is as it was written.</summary>
/// <param name="Entries">How many entries are sound, from the first on.</param>
/// <param name="LastHash">The hash of the last sound one. Kept elsewhere, it also shows whether entries at the end were removed.</param>
/// <param name="BrokenAt">The number of the first entry that does not follow the one before, or null.</param>
public sealed record AuditVerdict(long Entries, string LastHash, long? BrokenAt);
