namespace Mainspring.Storage.Relational.Backup;

/// <summary>A table of a dump.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
public sealed record DumpedTable(string Name, long Rows);
