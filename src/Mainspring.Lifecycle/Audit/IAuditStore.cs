namespace Mainspring.Lifecycle.Audit;

/// <summary>Where the audit log is kept. Entries are only ever added.</summary>
public interface IAuditStore
{
    /// <summary>Adds the entry that a pure function makes from the last one, before anybody else adds one. The function may be called more than once.</summary>
    Task<AuditEntry> AppendAsync(Func<AuditEntry?, AuditEntry> next, CancellationToken cancellation = default);

    /// <summary>Entries, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellation = default);

    /// <summary>All entries after a number, in order.</summary>
    /// <param name="sequence">The number of the last entry that was read, or 0.</param>
    /// <param name="limit">How many at most.</param>
    Task<IReadOnlyList<AuditEntry>> ReadAfterAsync(long sequence, int limit, CancellationToken cancellation = default);
}
