namespace Mainspring.Lifecycle.Predictions;

/// <summary>How the journal is doing at this moment.</summary>
/// <param name="Requests">Requests appended since the process started.</param>
/// <param name="Predictions">Predictions appended since the process started.</param>
/// <param name="Bytes">Bytes appended since the process started.</param>
/// <param name="Unlogged">Predictions that were answered without being logged, under <see cref="JournalFailurePolicy.Serve"/>.</param>
/// <param name="Refused">Requests that were refused because the journal could not be written.</param>
/// <param name="Lag">The age of the oldest written byte that no fsync covers yet; zero when there is none.</param>
/// <param name="Segment">The number of the segment being written.</param>
/// <param name="Fault">Why the journal cannot be written now; null when it can.</param>
public sealed record JournalStatus(
    long Requests, long Predictions, long Bytes, long Unlogged, long Refused, TimeSpan Lag, long Segment, string? Fault);
