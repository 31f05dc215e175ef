namespace Mainspring.Lifecycle.Batch;

/// <summary>What came of scoring a file.</summary>
/// <param name="Rows">Rows that were scored, which the output holds.</param>
/// <param name="Rejected">Rows that could not be scored, which the output lacks.</param>
/// <param name="RejectedFile">The file with the reasons, one line a fault: row, column, message. Null when no row was rejected.</param>
/// <param name="Elapsed">The time from opening the input to the output being safe on the disk.</param>
/// <param name="Warnings">Sentences on columns that the file lacks and on values that the model has not seen.</param>
public sealed record BatchResult(long Rows, long Rejected, string? RejectedFile, TimeSpan Elapsed, IReadOnlyList<string> Warnings)
{
    /// <summary>Rows a second, rejected ones included.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? (Rows + Rejected) / Elapsed.TotalSeconds : 0;
}
