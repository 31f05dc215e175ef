namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>How many rows of the columns that both tables have are equal.</summary>
/// <param name="Common">Rows that stand in both.</param>
/// <param name="Added">Rows of the second that the first has not.</param>
/// <param name="Removed">Rows of the first that the second has not.</param>
public sealed record RowChanges(long Common, long Added, long Removed);
