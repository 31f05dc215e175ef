namespace Mainspring.Server.Maintenance.Backups;

/// <summary>Where the bytes of a member lie in the file of a backup.</summary>
internal sealed record ArchiveMember(long Offset, long Bytes, string Sha256);
