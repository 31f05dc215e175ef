namespace Mainspring.Lifecycle.Artifacts;

/// <summary>
/// Frees contents that nothing refers to any more. Whether something does is asked right before their bytes go, a batch at a time, so
/// memory does not grow with the store and the server may work on.
/// </summary>
/// <remarks>
/// A content that was just put and is about to get its name looks like one that nobody needs. Contents are therefore left alone for a
/// while after they were put; putting the same bytes again starts that time anew.
/// </remarks>
/// <param name="store">Where contents lie.</param>
/// <param name="parts">Where unfinished uploads lie.</param>
/// <param name="references">Who needs contents; each has a say.</param>
/// <param name="time">The clock by which contents are young.</param>
public sealed class ContentCollector(IArtifactStore store, IPartStore parts, IEnumerable<IContentReferences> references, TimeProvider time)
{
    private const int BatchSize = 500;

    /// <summary>How long a content may lie without a name, unless told otherwise.</summary>
    public static TimeSpan UsualGrace { get; } = TimeSpan.FromHours(24);

    /// <summary>Looks through the whole store once.</summary>
    /// <param name="grace">How long a content, or an unfinished upload, is left alone after its last write.</param>
    /// <param name="dryRun">Whether to count only.</param>
    public async Task<CollectionReport> CollectAsync(TimeSpan grace, bool dryRun = false, CancellationToken cancellation = default)
    {
        DateTimeOffset putBefore = time.GetUtcNow() - grace;
        var report = new CollectionReport(0, 0, 0, dryRun ? 0 : await parts.AbortBegunBeforeAsync(putBefore, cancellation));
        var batch = new List<StoredContent>(BatchSize);
        await foreach (StoredContent content in store.ListAsync(cancellation))
        {
            if (content.PutAt >= putBefore)
            {
                report = report with { Kept = report.Kept + 1 };
                continue;
            }

            batch.Add(content);
            if (batch.Count == BatchSize)
            {
                report = await SweepAsync(batch, putBefore, dryRun, report, cancellation);
                batch.Clear();
            }
        }

        return batch.Count > 0 ? await SweepAsync(batch, putBefore, dryRun, report, cancellation) : report;
    }

    private async Task<CollectionReport> SweepAsync(List<StoredContent> batch, DateTimeOffset putBefore, bool dryRun, CollectionReport report, CancellationToken cancellation)
    {
        ContentHash[] hashes = [.. batch.Select(content => content.Hash)];
        var needed = new HashSet<ContentHash>();
        foreach (IContentReferences source in references)
        {
            needed.UnionWith(await source.FindNeededAsync(hashes, cancellation));
        }

        foreach (StoredContent content in batch)
        {
            bool freed = !needed.Contains(content.Hash) && (dryRun || await store.DeleteAsync(content.Hash, putBefore, cancellation));
            report = freed
                ? report with { Freed = report.Freed + 1, FreedBytes = report.FreedBytes + content.Bytes }
                : report with { Kept = report.Kept + 1 };
        }

        return report;
    }
}
