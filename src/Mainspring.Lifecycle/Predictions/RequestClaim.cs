namespace Mainspring.Lifecycle.Predictions;

/// <summary>
/// The right to answer a request that carries an id, or its answer when it was answered before. Give every claim without an answer
/// back with <see cref="PredictionJournal.Release"/>, whatever happened.
/// </summary>
/// <param name="Answered">The request as it was answered before; null when the caller is to answer it.</param>
/// <param name="Place">Where the earlier answer lies.</param>
/// <param name="Fingerprint">What the journal knows the claim by.</param>
public readonly record struct RequestClaim(LoggedRequest? Answered, JournalPosition Place, ulong Fingerprint);
