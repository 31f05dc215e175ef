namespace Mainspring.Client.Endpoints;

/// <summary>Predictions of the log, newest first.</summary>
/// <param name="Predictions">The predictions.</param>
/// <param name="NextCursor">Give it back to go on; null at the end of the log.</param>
public sealed record PredictionLogPage(IReadOnlyList<LoggedPredictionLine> Predictions, string? NextCursor);
