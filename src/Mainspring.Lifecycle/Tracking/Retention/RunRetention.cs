using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking.LoggedModels;

namespace Mainspring.Lifecycle.Tracking.Retention;

/// <summary>
/// Permanent deletion of what was deleted before: rows and names of files. The contents of the files are freed when the artefact store
/// is collected, since others may have the same bytes.
/// </summary>
/// <param name="store">Where the rows are.</param>
/// <param name="files">Where the names of the files are.</param>
public sealed class RunRetention(IRetentionStore store, IArtifactTree files)
{
    /// <summary>How long what was deleted can be restored unless somebody says otherwise.</summary>
    public static readonly TimeSpan DefaultWindow = TimeSpan.FromDays(30);

    private const int BatchSize = 500;

    /// <summary>Removes one deleted run.</summary>
    /// <returns>Whether there was such a deleted run.</returns>
    public async Task<bool> RemoveRunAsync(RunId run, CancellationToken cancellation = default)
    {
        if (await store.RemoveRunAsync(run, cancellation) is not { } place)
        {
            return false;
        }

        await files.DeleteAsync(place, cancellation);
        return true;
    }

    /// <summary>Removes one deleted logged model.</summary>
    /// <returns>Whether there was such a deleted model.</returns>
    public async Task<bool> RemoveModelAsync(LoggedModelId model, CancellationToken cancellation = default)
    {
        if (await store.RemoveModelAsync(model, cancellation) is not { } place)
        {
            return false;
        }

        await files.DeleteAsync(place, cancellation);
        return true;
    }

    /// <summary>Removes one deleted experiment with all its runs. The default experiment stays, but its deleted runs go.</summary>
    /// <returns>Whether it was removed.</returns>
    public async Task<bool> RemoveExperimentAsync(long experiment, CancellationToken cancellation = default)
    {
        await SweepAsync(() => store.ListRunsAsync(experiment, BatchSize, cancellation), run => RemoveRunAsync(run, cancellation));
        if (!await store.RemoveExperimentAsync(experiment, cancellation))
        {
            return false;
        }

        // Not the whole folder of the experiment: runs that were moved to others keep their files in it.
        foreach (string owners in (string[])["models", "traces"])
        {
            await files.DeleteAsync(ArtifactPath.Parse(string.Create(CultureInfo.InvariantCulture, $"{experiment}/{owners}")), cancellation);
        }

        return true;
    }

    /// <summary>Removes everything that was deleted before an instant.</summary>
    public async Task<RetentionSweep> RemoveDeletedAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        int runs = await SweepAsync(() => store.ListDeletedRunsAsync(before, BatchSize, cancellation), run => RemoveRunAsync(run, cancellation));
        int experiments = await SweepAsync(() => store.ListDeletedExperimentsAsync(before, BatchSize, cancellation), experiment => RemoveExperimentAsync(experiment, cancellation));
        int models = await SweepAsync(() => store.ListDeletedModelsAsync(before, BatchSize, cancellation), model => RemoveModelAsync(model, cancellation));
        return new(runs, experiments, models);
    }

    /// <summary>How much <see cref="RemoveDeletedAsync"/> would remove.</summary>
    public Task<RetentionSweep> CountDeletedAsync(DateTimeOffset before, CancellationToken cancellation = default) => store.CountDeletedAsync(before, cancellation);

    // Ends when a batch holds nothing that can be removed: something may have been restored meanwhile.
    private static async Task<int> SweepAsync<T>(Func<Task<IReadOnlyList<T>>> list, Func<T, Task<bool>> remove)
    {
        int total = 0;
        int removed;
        do
        {
            removed = 0;
            foreach (T one in await list())
            {
                removed += await remove(one) ? 1 : 0;
            }

            total += removed;
        }
        while (removed > 0);

        return total;
    }
}
