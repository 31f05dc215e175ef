using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>What one pass of the sealer did.</summary>
/// <param name="Predictions">How many predictions it sealed.</param>
/// <param name="Segments">How many segments it added.</param>
/// <param name="Merged">How many small segments it put together.</param>
/// <param name="RemovedJournals">How many segments of the journal it removed.</param>
/// <param name="Gaps">Damaged ranges of the journal that it passed over; what they held is lost.</param>
/// <param name="IsUpToDate">Whether everything that was in the journal when it began is sealed now.</param>
public sealed record SealPass(long Predictions, int Segments, int Merged, int RemovedJournals, IReadOnlyList<JournalGap> Gaps, bool IsUpToDate);
