using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Datasets.Leaks.Copies;

/// <summary>
/// Finds tables that were made from fewer rows by copying them with small changes. Copies of one row on both sides of a split let a model remember instead of
/// predict. Three signs are looked for, each of which measured tables do not show by chance: a pattern of differences that comes again after a fixed number
/// of rows, rows far closer to one another than to any third, and differences between rows that many pairs share to the last digit. The last two are looked for among 20,000 rows at most.
/// </summary>
public static class NearCopies
{
    /// <summary>Looks for copies; null when there is no sign of them.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="leftOut">Columns that are not compared: the target, and those that differ between copies on purpose, such as identifiers.</param>
    /// <param name="cancellation">Looked at between the steps.</param>
    public static NearCopyGroups? Find(Table table, IReadOnlyCollection<string> leftOut, CancellationToken cancellation = default)
    {
        var measures = MeasuredColumn.Of(table, leftOut);
        if (measures.Count < MeasuredColumn.Fewest || table.RowCount < MeasuredColumn.FewestRows)
        {
            return null;
        }

        if (RepeatedPattern.Find(measures) is { } period)
        {
            return ByPeriod(table.RowCount, period);
        }

        if (table.RowCount > ComparedRows.MostLinked)
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        var rows = ComparedRows.Of(table, leftOut);
        if (CloseNeighbours.AreCopies(rows))
        {
            return Linked(rows, CloseNeighbours.Reach, "most rows have one that is hardly different from them, and none that is a little more different", cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
        return SharedOffsets.AreCommon(measures) ? Linked(rows, SharedOffsets.Reach, "many pairs of rows differ by the very same amounts in several columns", cancellation) : null;
    }

    private static NearCopyGroups ByPeriod(int rows, int period) => new(
        [.. Enumerable.Range(0, rows).Select(row => row % period)],
        period,
        IsExact: true,
        $"the differences from row to row come again every {period:N0} rows, so that row {1 + period:N0} is row 1 with small changes");

    private static NearCopyGroups? Linked(ComparedRows rows, double reach, string evidence, CancellationToken cancellation) =>
        rows.Link(reach, cancellation) is var groups && NearCopyGroups.Matter(groups) ? new(groups, groups.Max() + 1, IsExact: false, evidence) : null;
}
