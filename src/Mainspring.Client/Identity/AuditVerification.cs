namespace Mainspring.Client.Identity;

/// <summary>Whether the audit log is as it was written.</summary>
/// <param name="Sound">Whether it is.</param>
/// <param name="Entries">How many entries are sound, from the first on.</param>
/// <param name="LastHash">The hash of the last sound one.</param>
/// <param name="BrokenAt">The number of the first entry that is not, or null.</param>
public sealed record AuditVerification(bool Sound, long Entries, string LastHash, long? BrokenAt);
