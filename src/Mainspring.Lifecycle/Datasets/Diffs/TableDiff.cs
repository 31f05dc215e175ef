namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>How a table changed.</summary>
/// <param name="A">The first table.</param>
/// <param name="B">The second.</param>
/// <param name="Schema">Columns that came, went or changed their type.</param>
/// <param name="Rows">Rows that came and went.</param>
/// <param name="Columns">The columns that both have.</param>
public sealed record TableDiff(DiffSide A, DiffSide B, IReadOnlyList<SchemaChange> Schema, RowChanges Rows, IReadOnlyList<ColumnDiff> Columns)
{
    /// <summary>How many columns shifted.</summary>
    public int Shifted => Columns.Count(column => column.Shifted);
}
