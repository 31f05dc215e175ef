using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>Some predictions of the log, newest first.</summary>
/// <param name="Rows">The predictions, each with the request it belongs to.</param>
/// <param name="Next">Where the next page begins; null at the end of the log. A page can be short or empty and still have a next one.</param>
/// <param name="Gaps">Damaged ranges of the journal that were skipped on the way.</param>
public sealed record PredictionPage(IReadOnlyList<PredictionRow> Rows, PredictionCursor? Next, IReadOnlyList<JournalGap> Gaps);
