using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Tracking.Retention;
using Mainspring.Server.Identity;

namespace Mainspring.Server.Maintenance;

/// <summary>Removes for good what was deleted long enough ago, then frees the contents that nothing names any more. What it did stands in the audit log.</summary>
internal sealed class WorkspaceCleaner(RunRetention retention, ContentCollector contents, RequestAudit audit, TimeProvider time)
{
    /// <summary>Cleans once. It may be ended at any moment; the next time goes on.</summary>
    /// <param name="window">What was deleted longer ago than this goes.</param>
    /// <param name="grace">Contents without a name that were put longer ago than this go.</param>
    /// <param name="dryRun">Whether to count only.</param>
    /// <param name="cancellation">Ends it between two removals.</param>
    public async Task<Cleaning> CleanAsync(TimeSpan window, TimeSpan grace, bool dryRun, CancellationToken cancellation)
    {
        DateTimeOffset before = time.GetUtcNow() - window;
        RetentionSweep sweep = dryRun ? await retention.CountDeletedAsync(before, cancellation) : await retention.RemoveDeletedAsync(before, cancellation);
        var cleaning = new Cleaning(before, sweep, await contents.CollectAsync(grace, dryRun, cancellation));
        if (!dryRun && !cleaning.IsEmpty)
        {
            await audit.RecordCurrentAsync(AuditAction.Purged, string.Create(CultureInfo.InvariantCulture, $"deleted before {before:yyyy-MM-ddTHH:mm:ssZ}"), null, cleaning.ToString());
        }

        return cleaning;
    }
}
