namespace Mainspring.Server.Maintenance.Backups;

/// <summary>A file is no backup, or not as it was written, or of a newer version. Nothing of it was taken over.</summary>
public sealed class BackupDamagedException(string message, Exception? cause = null) : Exception(message, cause);
