using System.Runtime.CompilerServices;

namespace Mainspring.Lifecycle.Audit;

/// <summary>Who did what and when: a log that is only ever added to, and whose entries vouch for those before them.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="time">The clock of its entries.</param>
public sealed class AuditLog(IAuditStore store, TimeProvider time)
{
    private const int PageSize = 1000;

    /// <summary>Adds an event. It is on the disk when the task ends.</summary>
    public Task<AuditEntry> RecordAsync(AuditEvent happened, CancellationToken cancellation = default)
    {
        AuditEvent clean = AuditText.Clean(happened);
        DateTimeOffset at = time.GetUtcNow();
        return store.AppendAsync(last => AuditChain.Append(last, clean, at), cancellation);
    }

    /// <summary>Entries, newest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellation = default) => store.ReadAsync(query, cancellation);

    /// <summary>All entries in order.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        IReadOnlyList<AuditEntry> page;
        long last = 0;
        do
        {
            page = await store.ReadAfterAsync(last, PageSize, cancellation);
            foreach (AuditEntry entry in page)
            {
                yield return entry;
                last = entry.Sequence;
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>Reads the whole log and checks that every entry follows the one before.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellation = default)
    {
        AuditEntry? last = null;
        await foreach (AuditEntry entry in ReadAllAsync(cancellation))
        {
            if (!AuditChain.Follows(last, entry))
            {
                return new(last?.Sequence ?? 0, last?.Hash ?? AuditChain.Root, entry.Sequence);
            }

            last = entry;
        }

        return new(last?.Sequence ?? 0, last?.Hash ?? AuditChain.Root, null);
    }
}
