namespace Mainspring.Server.Maintenance.Backups;

/// <summary>The contents of a backup. Each is named by its own hash, so the list of them need not be kept: its hash tells whether one is missing.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Bytes">How many bytes they have together.</param>
/// <param name="Sha256">The hash of their names, one a line, in their order.</param>
/// <param name="Missing">Contents that tables name and that the store did not have whole. A member of that name has other bytes, and is passed over.</param>
public sealed record BackupContents(long Count, long Bytes, string Sha256, IReadOnlyList<string> Missing);
