using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>What was found when the journal was opened.</summary>
/// <param name="LastId">The largest prediction id; 0 when the journal was empty.</param>
/// <param name="TornBytes">Bytes of a half-written record that were cut off its end: a request that was never answered.</param>
/// <param name="Gaps">Damaged ranges among the records that were read.</param>
public sealed record JournalStart(long LastId, long TornBytes, IReadOnlyList<JournalGap> Gaps);
