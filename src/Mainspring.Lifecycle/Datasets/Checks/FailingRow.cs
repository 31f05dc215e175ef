namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>A row that breaks a check.</summary>
/// <param name="Row">Its number, the header of delimited text being row 1; null for a row of a query that does not say.</param>
/// <param name="Values">Values by column; null for a missing one.</param>
public sealed record FailingRow(long? Row, IReadOnlyDictionary<string, string?> Values);
