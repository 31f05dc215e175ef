namespace Mainspring.Server.Maintenance.Backups;

/// <summary>The last member of a backup: what the others are. Without it a backup is not whole.</summary>
/// <param name="Format">The version of this format.</param>
/// <param name="MadeAt">The moment that the tables show.</param>
/// <param name="MadeBy">The version of the program.</param>
/// <param name="Schema">The migrations that made the tables, by name.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Contents">The contents of the artefact store.</param>
/// <param name="Files">Journals and keys.</param>
public sealed record BackupManifest(
    int Format, DateTimeOffset MadeAt, string MadeBy, IReadOnlyList<string> Schema, IReadOnlyList<BackupTable> Tables, BackupContents Contents, IReadOnlyList<BackupFile> Files)
{
    /// <summary>The version that this program writes and reads.</summary>
    public const int CurrentFormat = 1;
}
