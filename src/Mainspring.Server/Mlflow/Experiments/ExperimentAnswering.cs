using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Experiments;

/// <summary>From outcomes to answers.</summary>
internal static class ExperimentAnswering
{
    public static MlflowFault Deleted(string id) => MlflowFault.Invalid($"The experiment {id} must be in the 'active' state. Current state is deleted.");

    /// <summary>The experiment of an outcome.</summary>
    /// <exception cref="MlflowFault">It was not kept.</exception>
    public static Experiment OrFault(this ExperimentOutcome outcome, string id) => outcome switch
    {
        ExperimentOutcome.Done done => done.Experiment,
        ExperimentOutcome.NoSuchExperiment => throw MlflowIds.NoExperiment(id),
        ExperimentOutcome.IsDeleted => throw Deleted(id),
        ExperimentOutcome.IsNotDeleted => throw MlflowFault.Missing($"No deleted Experiment with id={id} exists"),
        ExperimentOutcome.NameIsTaken taken => throw MlflowFault.Exists($"Experiment(name={taken.Name}) already exists."),
        ExperimentOutcome.NoSuchTag tag => throw MlflowFault.Missing($"No tag with name: {tag.Key} in experiment with id {id}"),
        ExperimentOutcome.Refused refused => throw MlflowFault.Invalid(string.Join(" ", refused.Faults.Select(fault => fault.Message))),
        _ => throw new InvalidOperationException($"{outcome} is no outcome of an experiment."),
    };
}
