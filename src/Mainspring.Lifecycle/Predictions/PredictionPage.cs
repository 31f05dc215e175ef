using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>Some predictions of the log, newest first.</summary>
/// <param name="Rows">The predictions, each with the request it belongs to.</param>
/// <param name="Next">Where the next page begins; null at the end of the log. A page can be short or empty and still have a next one.</param>
/// <param name="Gaps">Damaged ranges of the journal that were skipped on the way.</param>
public sealed record PredictionPage(IReadOnlyList<PredictionRow> Rows, PredictionCursor? Next, IReadOnlyList<JournalGap> Gaps)
{
    /// <summary>Why this is only what the journal of this node still has, without what was said of it; null when it is of the whole log.</summary>
    public string? OnlyTail { get; init; }
}
