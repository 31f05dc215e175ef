using System.Globalization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Experiments;

/// <summary>From what a request calls an experiment to its number, and from outcomes to answers.</summary>
internal static class ExperimentReference
{
    /// <exception cref="MlflowFault">No experiment can have that id.</exception>
    public static long Parse(string id) => TryParse(id) ?? throw Missing(id);

    public static long? TryParse(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    public static MlflowFault Missing(string id) => MlflowFault.Missing($"No Experiment with id={id} exists");

    public static MlflowFault Deleted(string id) => MlflowFault.Invalid($"The experiment {id} must be in the 'active' state. Current state is deleted.");

    /// <summary>The experiment of an outcome.</summary>
    /// <exception cref="MlflowFault">It was not kept.</exception>
    public static Experiment OrFault(this ExperimentOutcome outcome, string id) => outcome switch
    {
        ExperimentOutcome.Done done => done.Experiment,
        ExperimentOutcome.NoSuchExperiment => throw Missing(id),
        ExperimentOutcome.IsDeleted => throw Deleted(id),
        ExperimentOutcome.IsNotDeleted => throw MlflowFault.Missing($"No deleted Experiment with id={id} exists"),
        ExperimentOutcome.NameIsTaken taken => throw MlflowFault.Exists($"Experiment(name={taken.Name}) already exists."),
        ExperimentOutcome.NoSuchTag tag => throw MlflowFault.Missing($"No tag with name: {tag.Key} in experiment with id {id}"),
        ExperimentOutcome.Refused refused => throw MlflowFault.Invalid(string.Join(" ", refused.Faults.Select(fault => fault.Message))),
        _ => throw new InvalidOperationException($"{outcome} is no outcome of an experiment."),
    };
}
