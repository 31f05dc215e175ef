namespace Mainspring.Lifecycle.Audit;

/// <summary>An event in its place in the log.</summary>
/// <param name="Sequence">Its number, from 1 without gaps.</param>
/// <param name="At">When it happened, to the millisecond.</param>
/// <param name="Event">What happened.</param>
/// <param name="Previous">The hash of the entry before; of the first one, 64 zeros.</param>
/// <param name="Hash">The hash of this entry, which covers <paramref name="Previous"/>.</param>
public sealed record AuditEntry(long Sequence, DateTimeOffset At, AuditEvent Event, string Previous, string Hash);
