namespace Mainspring.Lifecycle.Identity.Grants;

/// <summary>Finds the experiment that a grant on it is given to: they are known by their ids, people and runs name them otherwise.</summary>
public interface IObjectLookup
{
    /// <summary>The id of the experiment that a run belongs to, or null when there is no such run.</summary>
    Task<string?> FindExperimentOfRunAsync(string run, CancellationToken cancellation = default);

    /// <summary>The id of the experiment that a trace belongs to, or null when there is no such trace.</summary>
    Task<string?> FindExperimentOfTraceAsync(string trace, CancellationToken cancellation = default);

    /// <summary>The id of the experiment that a logged model belongs to, or null when there is no such model.</summary>
    Task<string?> FindExperimentOfLoggedModelAsync(string model, CancellationToken cancellation = default);

    /// <summary>The id of the experiment of a name, or null.</summary>
    Task<string?> FindExperimentAsync(string name, CancellationToken cancellation = default);
}
