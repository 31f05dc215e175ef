namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>
/// Where evaluation data sets are kept. A write whose task has ended is on the disk. What is given obeys
/// <see cref="EvaluationDatasetRules"/> already; <see cref="EvaluationDatasetLibrary"/> sees to it.
/// </summary>
public interface IEvaluationDatasetStore
{
    /// <summary>Keeps a new set without records.</summary>
    Task<EvaluationDatasetOutcome> CreateAsync(EvaluationDataset dataset, CancellationToken cancellation = default);

    /// <summary>The set of that identity, or null.</summary>
    Task<EvaluationDataset?> FindAsync(EvaluationDatasetId dataset, CancellationToken cancellation = default);

    /// <summary>Removes a set with its records. Nothing happens when there is none.</summary>
    Task DeleteAsync(EvaluationDatasetId dataset, CancellationToken cancellation = default);

    /// <summary>A page of sets.</summary>
    Task<EvaluationDatasetPage> SearchAsync(EvaluationDatasetQuery query, CancellationToken cancellation = default);

    /// <summary>Sets tags, and removes those whose value is null.</summary>
    Task<EvaluationDatasetOutcome> ChangeTagsAsync(EvaluationDatasetId dataset, IReadOnlyDictionary<string, string?> tags, CancellationToken cancellation = default);

    /// <summary>Changes to which experiments a set belongs.</summary>
    Task<EvaluationDatasetOutcome> ChangeExperimentsAsync(EvaluationDatasetId dataset, IReadOnlyList<long> added, IReadOnlyList<long> removed, CancellationToken cancellation = default);

    /// <summary>Adds records; one that asks what another asks already is merged into it. All of them, or nothing.</summary>
    /// <param name="dataset">The set.</param>
    /// <param name="records">The records.</param>
    /// <param name="at">The time of the change.</param>
    Task<EvaluationDatasetOutcome> UpsertAsync(EvaluationDatasetId dataset, IReadOnlyList<EvaluationRecordContent> records, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>A page of records.</summary>
    /// <param name="dataset">The set.</param>
    /// <param name="after">The number that the page before gave, or null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    Task<EvaluationRecordPage> ReadRecordsAsync(EvaluationDatasetId dataset, long? after, int limit, CancellationToken cancellation = default);

    /// <summary>Removes records.</summary>
    /// <returns>How many there were.</returns>
    Task<int> DeleteRecordsAsync(EvaluationDatasetId dataset, IReadOnlyList<string> records, DateTimeOffset at, CancellationToken cancellation = default);
}
