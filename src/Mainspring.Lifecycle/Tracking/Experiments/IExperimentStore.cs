namespace Mainspring.Lifecycle.Tracking.Experiments;

/// <summary>Where experiments are kept. What is given obeys <see cref="ExperimentRules"/> already; <see cref="ExperimentBook"/> sees to it.</summary>
public interface IExperimentStore
{
    /// <summary>Keeps a new experiment.</summary>
    Task<ExperimentOutcome> CreateAsync(NewExperiment experiment, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>The experiment of that number, deleted or not, or null.</summary>
    Task<Experiment?> FindAsync(long id, CancellationToken cancellation = default);

    /// <summary>The experiment of that name; when none has it, the one that was deleted last with it, or null.</summary>
    Task<Experiment?> FindByNameAsync(string name, CancellationToken cancellation = default);

    /// <summary>Gives it another name.</summary>
    Task<ExperimentOutcome> RenameAsync(long id, string name, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Sets a tag.</summary>
    Task<ExperimentOutcome> SetTagAsync(long id, string key, string value, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Takes a tag away.</summary>
    Task<ExperimentOutcome> DeleteTagAsync(long id, string key, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Deletes it with its runs; its name becomes free.</summary>
    Task<ExperimentOutcome> DeleteAsync(long id, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Restores it, with the runs that were deleted with it, when its name is still free.</summary>
    Task<ExperimentOutcome> RestoreAsync(long id, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>A page of experiments.</summary>
    Task<ExperimentPage> SearchAsync(ExperimentQuery query, CancellationToken cancellation = default);
}
