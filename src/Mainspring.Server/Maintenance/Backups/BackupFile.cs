namespace Mainspring.Server.Maintenance.Backups;

/// <summary>A file of a backup that is taken as it is.</summary>
/// <param name="Name">The name of its member.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Sha256">Their hash.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256);
