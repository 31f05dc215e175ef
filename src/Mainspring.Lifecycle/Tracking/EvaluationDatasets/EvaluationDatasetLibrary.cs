namespace Mainspring.Lifecycle.Tracking.EvaluationDatasets;

/// <summary>Keeps evaluation data sets: checks what it is given, then keeps it.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="time">The clock of their changes.</param>
public sealed class EvaluationDatasetLibrary(IEvaluationDatasetStore store, TimeProvider time)
{
    /// <summary>Makes a set without records.</summary>
    public Task<EvaluationDatasetOutcome> CreateAsync(string name, IReadOnlyDictionary<string, string> tags, IReadOnlyList<long> experiments, CancellationToken cancellation = default)
    {
        if (EvaluationDatasetRules.Check(name, tags) is { Count: > 0 } faults)
        {
            return Refuse(faults);
        }

        DateTimeOffset now = time.GetUtcNow();
        string? user = tags.GetValueOrDefault(EvaluationRecordContent.UserTag);
        return store.CreateAsync(
            new()
            {
                Id = EvaluationDatasetId.New(),
                Name = name,
                Digest = EvaluationDatasetRules.DigestOf(name, now),
                CreatedAt = now,
                UpdatedAt = now,
                CreatedBy = user,
                UpdatedBy = user,
                Tags = tags,
                Experiments = [.. experiments.Distinct()],
            },
            cancellation);
    }

    /// <summary>Sets tags, and removes those whose value is null.</summary>
    public Task<EvaluationDatasetOutcome> ChangeTagsAsync(EvaluationDatasetId dataset, IReadOnlyDictionary<string, string?> tags, CancellationToken cancellation = default) =>
        EvaluationDatasetRules.CheckTags(tags.ToDictionary(tag => tag.Key, tag => tag.Value ?? "")) is { Count: > 0 } faults ? Refuse(faults) : store.ChangeTagsAsync(dataset, tags, cancellation);

    /// <summary>Adds records: all of them, or nothing.</summary>
    /// <param name="dataset">The set.</param>
    /// <param name="json">The records as <see cref="EvaluationRecordReader"/> reads them.</param>
    public Task<EvaluationDatasetOutcome> UpsertAsync(EvaluationDatasetId dataset, string json, CancellationToken cancellation = default)
    {
        (IReadOnlyList<EvaluationRecordContent> records, Fault? fault) = EvaluationRecordReader.Read(json);
        return fault is null ? store.UpsertAsync(dataset, records, time.GetUtcNow(), cancellation) : Refuse([fault]);
    }

    /// <summary>Removes records.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> DeleteRecordsAsync(EvaluationDatasetId dataset, IReadOnlyList<string> records, CancellationToken cancellation = default) =>
        store.DeleteRecordsAsync(dataset, records, time.GetUtcNow(), cancellation);

    private static Task<EvaluationDatasetOutcome> Refuse(IReadOnlyList<Fault> faults) => Task.FromResult<EvaluationDatasetOutcome>(new EvaluationDatasetOutcome.Refused(faults));
}
