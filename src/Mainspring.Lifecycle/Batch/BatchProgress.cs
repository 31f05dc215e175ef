namespace Mainspring.Lifecycle.Batch;

/// <summary>How far a file is scored.</summary>
/// <param name="Rows">Rows read so far.</param>
/// <param name="Done">The share of the input that was read, 0 to 1.</param>
public readonly record struct BatchProgress(long Rows, double Done);
