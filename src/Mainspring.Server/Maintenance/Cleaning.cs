using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking.Retention;

namespace Mainspring.Server.Maintenance;

/// <summary>What a cleaning removed, or would remove.</summary>
/// <param name="DeletedBefore">What was deleted before this is meant.</param>
/// <param name="Sweep">Runs, experiments and logged models.</param>
/// <param name="Collection">Contents.</param>
internal sealed record Cleaning(DateTimeOffset DeletedBefore, RetentionSweep Sweep, CollectionReport Collection)
{
    /// <summary>Whether nothing was to be removed.</summary>
    public bool IsEmpty => Sweep is { Runs: 0, Experiments: 0, Models: 0 } && Collection is { Freed: 0, AbortedUploads: 0 };

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Sweep.Runs} runs, {Sweep.Experiments} experiments, {Sweep.Models} logged models, {Collection.Freed} contents of {Collection.FreedBytes} bytes");
}
