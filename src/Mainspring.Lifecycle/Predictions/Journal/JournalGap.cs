namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>Bytes of a segment that are not a good frame: damaged on the disk, or torn by a crash. Readers skip them and say so.</summary>
/// <param name="Segment">The number of the segment.</param>
/// <param name="Start">The offset of the first bad byte.</param>
/// <param name="End">The offset after the last bad byte.</param>
public sealed record JournalGap(long Segment, long Start, long End)
{
    /// <inheritdoc/>
    public override string ToString() => $"bytes {Start} to {End - 1} of segment {Segment} are damaged";
}
