namespace Mainspring.Client.Endpoints;

/// <summary>Predictions of the log, newest first.</summary>
/// <param name="Predictions">The predictions.</param>
/// <param name="NextCursor">Give it back to go on; null at the end of the log.</param>
/// <param name="OnlyTail">Whether the database or the object store of the server is away, so that these are only of the latest that it still has in its journal, without labels and ratings.</param>
public sealed record PredictionLogPage(IReadOnlyList<LoggedPredictionLine> Predictions, string? NextCursor, bool OnlyTail = false);
