namespace Mainspring.Server.Maintenance.Backups;

/// <summary>Where a backup is restored to. Each place must be empty.</summary>
public sealed class RestoreOptions
{
    /// <summary>The folder of the workspace.</summary>
    public required string Home { get; init; }

    /// <summary>The address of a PostgreSQL database, or null for a SQLite file in <see cref="Home"/>.</summary>
    public string? Database { get; init; }

    /// <summary>An S3 location, or null for a folder in <see cref="Home"/>.</summary>
    public string? ArtifactLocation { get; init; }
}
