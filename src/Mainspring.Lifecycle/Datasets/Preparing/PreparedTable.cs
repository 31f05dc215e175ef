namespace Mainspring.Lifecycle.Datasets.Preparing;

/// <summary>The rows of the last SELECT of a file of SQL.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The name by which later files read them.</param>
/// <param name="Rows">How many they are.</param>
public sealed record PreparedTable(string File, string Name, long Rows);
