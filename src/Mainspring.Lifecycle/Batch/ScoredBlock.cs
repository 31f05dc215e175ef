using System.Buffers;

namespace Mainspring.Lifecycle.Batch;

/// <summary>What came of one block: text for the output, in memory lent by a pool, and the rows that are not in it. Dispose it once.</summary>
/// <param name="rented">The text, at its front.</param>
/// <param name="length">The length of the text.</param>
/// <param name="rows">The rows that it holds.</param>
/// <param name="rejectedRows">How many rows were rejected.</param>
/// <param name="reasons">Why, at least one a rejected row, in order.</param>
internal sealed class ScoredBlock(byte[] rented, int length, int rows, int rejectedRows, IReadOnlyList<RejectedRow> reasons) : IDisposable
{
    public ReadOnlySpan<byte> Text => rented.AsSpan(0, length);

    public int Rows => rows;

    public int RejectedRows => rejectedRows;

    public IReadOnlyList<RejectedRow> Reasons => reasons;

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);
}
