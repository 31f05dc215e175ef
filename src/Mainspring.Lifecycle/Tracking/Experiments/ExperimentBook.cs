namespace Mainspring.Lifecycle.Tracking.Experiments;

/// <summary>Makes and changes experiments: checks what it is given, then keeps it.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="time">The clock of changes.</param>
public sealed class ExperimentBook(IExperimentStore store, TimeProvider time)
{
    /// <summary>Makes an experiment.</summary>
    public Task<ExperimentOutcome> CreateAsync(NewExperiment experiment, CancellationToken cancellation = default) =>
        Checked(ExperimentRules.Check(experiment), () => store.CreateAsync(experiment, time.GetUtcNow(), cancellation));

    /// <summary>Gives an experiment another name.</summary>
    public Task<ExperimentOutcome> RenameAsync(long id, string name, CancellationToken cancellation = default) =>
        Checked(ExperimentRules.CheckName(name), () => store.RenameAsync(id, name, time.GetUtcNow(), cancellation));

    /// <summary>Sets a tag of an experiment.</summary>
    public Task<ExperimentOutcome> SetTagAsync(long id, string key, string value, CancellationToken cancellation = default) =>
        Checked(ExperimentRules.CheckTag(key, value), () => store.SetTagAsync(id, key, value, time.GetUtcNow(), cancellation));

    /// <summary>Takes a tag of an experiment away.</summary>
    public Task<ExperimentOutcome> DeleteTagAsync(long id, string key, CancellationToken cancellation = default) =>
        store.DeleteTagAsync(id, key, time.GetUtcNow(), cancellation);

    /// <summary>Deletes an experiment with its runs, until it is restored or removed for good.</summary>
    public Task<ExperimentOutcome> DeleteAsync(long id, CancellationToken cancellation = default) => store.DeleteAsync(id, time.GetUtcNow(), cancellation);

    /// <summary>Restores an experiment with the runs that were deleted with it.</summary>
    public Task<ExperimentOutcome> RestoreAsync(long id, CancellationToken cancellation = default) => store.RestoreAsync(id, time.GetUtcNow(), cancellation);

    private static Task<ExperimentOutcome> Checked(IReadOnlyList<Fault> faults, Func<Task<ExperimentOutcome>> act) =>
        faults.Count > 0 ? Task.FromResult<ExperimentOutcome>(new ExperimentOutcome.Refused(faults)) : act();
}
