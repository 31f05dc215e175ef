using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Lifecycle.Tracking.Retention;

/// <summary>Removes what was deleted for good. Nothing that is not deleted is ever removed.</summary>
public interface IRetentionStore
{
    /// <summary>The deleted runs that went before an instant, those of deleted experiments too, oldest first.</summary>
    Task<IReadOnlyList<RunId>> ListDeletedRunsAsync(DateTimeOffset before, int most, CancellationToken cancellation = default);

    /// <summary>The experiments that were deleted before an instant, oldest first.</summary>
    Task<IReadOnlyList<long>> ListDeletedExperimentsAsync(DateTimeOffset before, int most, CancellationToken cancellation = default);

    /// <summary>The logged models that were deleted before an instant, oldest first.</summary>
    Task<IReadOnlyList<LoggedModelId>> ListDeletedModelsAsync(DateTimeOffset before, int most, CancellationToken cancellation = default);

    /// <summary>How much would be removed of what was deleted before an instant.</summary>
    Task<RetentionSweep> CountDeletedAsync(DateTimeOffset before, CancellationToken cancellation = default);

    /// <summary>The runs of an experiment, deleted or not.</summary>
    Task<IReadOnlyList<RunId>> ListRunsAsync(long experiment, int most, CancellationToken cancellation = default);

    /// <summary>Removes a deleted run with all its entries.</summary>
    /// <returns>Where its files lie, or null when there is no such deleted run.</returns>
    Task<ArtifactPath?> RemoveRunAsync(RunId run, CancellationToken cancellation = default);

    /// <summary>Removes a deleted logged model with all its entries. What was registered from it stays.</summary>
    /// <returns>Where its files lie, or null when there is no such deleted model.</returns>
    Task<ArtifactPath?> RemoveModelAsync(LoggedModelId model, CancellationToken cancellation = default);

    /// <summary>Removes a deleted experiment without runs.</summary>
    /// <returns>Whether it was there, deleted and empty.</returns>
    Task<bool> RemoveExperimentAsync(long experiment, CancellationToken cancellation = default);
}
