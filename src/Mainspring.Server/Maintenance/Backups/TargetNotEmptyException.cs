namespace Mainspring.Server.Maintenance.Backups;

/// <summary>Something is already where a backup should be restored. It was not changed.</summary>
public sealed class TargetNotEmptyException(string message) : Exception(message);
