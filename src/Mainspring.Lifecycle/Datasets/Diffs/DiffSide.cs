namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>One of two tables that are compared.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="DuplicateRows">Rows that repeat an earlier one.</param>
public sealed record DiffSide(string Name, long Rows, int Columns, long DuplicateRows);
