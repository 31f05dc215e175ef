namespace Mainspring.Lifecycle.Predictions;

/// <summary>What became of one appended request.</summary>
/// <param name="FirstId">The id of its first prediction; the others follow by <see cref="PredictionIdSource.At"/>.</param>
/// <param name="Position">Where its record lies; default when it was not logged.</param>
/// <param name="Logged">False when the journal could not be written and the policy is to serve on.</param>
public readonly record struct JournalReceipt(long FirstId, JournalPosition Position, bool Logged);
