namespace Mainspring.Server.Maintenance.Backups;

/// <summary>What was restored, and what a look at it found.</summary>
/// <param name="MadeAt">The moment that the backup shows.</param>
/// <param name="Tables">How many tables.</param>
/// <param name="Rows">How many rows in all of them.</param>
/// <param name="Contents">How many contents.</param>
/// <param name="Bytes">How many bytes these have.</param>
/// <param name="Journals">How many segments of prediction journals.</param>
/// <param name="MissingContents">How many contents the backup itself had to do without.</param>
/// <param name="Damage">What the database finds broken in itself; empty when it is sound.</param>
public sealed record RestoreReport(DateTimeOffset MadeAt, int Tables, long Rows, long Contents, long Bytes, int Journals, int MissingContents, IReadOnlyList<string> Damage);
