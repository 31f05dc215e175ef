namespace Mainspring.Lifecycle.Datasets.Preparing;

/// <summary>What a preparation made.</summary>
/// <param name="Output">The file.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Tables">The table that each file of SQL made, with its rows, in order.</param>
public sealed record PrepareResult(string Output, long Rows, IReadOnlyList<string> Columns, IReadOnlyList<PreparedTable> Tables);
