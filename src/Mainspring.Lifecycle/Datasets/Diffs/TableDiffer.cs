using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Statistics.Drift;

namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>Compares two tables: columns, rows, missing values and the distribution of every column that both have.</summary>
public static class TableDiffer
{
    private const double Significant = 0.05;

    /// <summary>Among very many rows every change is significant; one below these is too small to matter.</summary>
    private const double LeastEffect = 0.1;

    private const double LeastPsi = 0.1;

    /// <summary>Compares.</summary>
    /// <param name="nameA">What people call the first.</param>
    /// <param name="a">The first.</param>
    /// <param name="nameB">What people call the second.</param>
    /// <param name="b">The second.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static TableDiff Of(string nameA, Table a, string nameB, Table b, CancellationToken cancellation = default)
    {
        Column[] both = [.. b.Columns.Where(column => a.Schema.IndexOf(column.Name) >= 0)];
        var columns = new ColumnDiff[both.Length];
        Parallel.For(0, both.Length, new() { CancellationToken = cancellation }, i => columns[i] = ColumnDiffer.Of(a[both[i].Name], both[i]));
        double[] adjusted = FalseDiscovery.Adjust([.. columns.Select(column => column.PValue ?? double.NaN)]);
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = columns[i] with
            {
                AdjustedPValue = double.IsNaN(adjusted[i]) ? null : adjusted[i],
                Shifted = adjusted[i] < Significant && (columns[i].EffectSize >= LeastEffect || columns[i].Psi >= LeastPsi),
            };
        }

        return new(SideOf(nameA, a, cancellation), SideOf(nameB, b, cancellation), Schema(a, b), Rows(a, b, cancellation), columns);
    }

    private static DiffSide SideOf(string name, Table table, CancellationToken cancellation) =>
        new(name, table.RowCount, table.Columns.Count, RowHashes.CountRepeated(table, cancellation));

    private static IReadOnlyList<SchemaChange> Schema(Table a, Table b) =>
    [
        .. b.Columns.Where(column => a.Schema.IndexOf(column.Name) < 0).Select(column => new SchemaChange(column.Name, "added", null, Word(column))),
        .. a.Columns.Where(column => b.Schema.IndexOf(column.Name) < 0).Select(column => new SchemaChange(column.Name, "removed", Word(column), null)),
        .. b.Columns.Where(column => a.Schema.IndexOf(column.Name) >= 0 && a[column.Name].Type != column.Type).Select(column => new SchemaChange(column.Name, "type", Word(a[column.Name]), Word(column))),
    ];

    private static string Word(Column column) => column.Type.ToString().ToLowerInvariant();

    /// <summary>Rows are equal when they are so in all columns that both tables have in one type.</summary>
    private static RowChanges Rows(Table a, Table b, CancellationToken cancellation)
    {
        Column[] shared = [.. b.Columns.Where(column => a.Schema.IndexOf(column.Name) >= 0 && Alike(a[column.Name].Type, column.Type))];
        if (shared.Length == 0)
        {
            return new(0, b.RowCount, a.RowCount);
        }

        ulong[] first = RowHashes.Of([.. shared.Select(column => a[column.Name])], a.RowCount, cancellation), second = RowHashes.Of(shared, b.RowCount, cancellation);
        Array.Sort(first);
        Array.Sort(second);
        long common = 0;
        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            common += first[i] == second[j] ? 1 : 0;
            (i, j) = first[i] == second[j] ? (i + 1, j + 1) : first[i] < second[j] ? (i + 1, j) : (i, j + 1);
        }

        return new(common, b.RowCount - common, a.RowCount - common);
    }

    private static bool Alike(ColumnType a, ColumnType b) => a == b || (IsText(a) && IsText(b));

    private static bool IsText(ColumnType type) => type is ColumnType.Text or ColumnType.Category;
}
