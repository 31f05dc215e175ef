namespace Mainspring.Lifecycle.Sources;

/// <summary>What came of loading a file into a table: what was counted in the file and, in the database, afterwards.</summary>
/// <param name="Table">The table.</param>
/// <param name="Sha256">The hash of the file.</param>
/// <param name="Unchanged">Whether the bytes had been loaded before, so that nothing was done but to verify.</param>
/// <param name="Rows">Rows of the file, and of the table or of those that were added.</param>
/// <param name="Columns">The columns in the order of the file.</param>
public sealed record LoadReport(string Table, string Sha256, bool Unchanged, LoadCount Rows, IReadOnlyList<LoadedColumn> Columns)
{
    /// <summary>Whether file and database agree in everything.</summary>
    public bool Verified => Rows.Agrees && Columns.All(column => column.Nulls.Agrees && column.Checksum.Agrees);
}
