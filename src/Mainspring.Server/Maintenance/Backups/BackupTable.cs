namespace Mainspring.Server.Maintenance.Backups;

/// <summary>A table of a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">How many bytes its member has.</param>
/// <param name="Sha256">Their hash.</param>
public sealed record BackupTable(string Name, long Rows, long Bytes, string Sha256);
