using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Experiments;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>From what a request calls a run to its identity, and from outcomes to answers.</summary>
internal static class MlflowRunReference
{
    /// <exception cref="MlflowFault">The request names no run, or one that cannot exist.</exception>
    public static RunId Parse(OfRun request) => request.Run is { Length: > 0 } text
        ? RunId.TryParse(text, out RunId? id) ? id : throw MlflowIds.NoRun(text)
        : throw MlflowFault.Invalid("Missing value for required parameter 'run_id'. See the API docs for more information about request parameters.");

    /// <exception cref="MlflowFault">It was not kept.</exception>
    public static MlflowNothing OrFault(this LogOutcome outcome, RunId run) => outcome switch
    {
        LogOutcome.Done => MlflowNothing.Instance,
        LogOutcome.NoSuchRun => throw MlflowIds.NoRun(run.Value),
        LogOutcome.RunIsDeleted => throw MlflowFault.Invalid($"The run {run} must be in the 'active' state. Current state is deleted."),
        LogOutcome.NoSuchTag tag => throw MlflowFault.Missing($"No tag with name: {tag.Key} in run with id {run}"),
        LogOutcome.NoSuchExperiment experiment => throw MlflowIds.NoExperiment($"{experiment.Id}"),
        LogOutcome.ParamIsSet set => throw MlflowFault.Invalid(
            $"Changing param values is not allowed. Param with key='{set.Key}' was already logged with value='{set.Kept}' for run ID='{run}'. Attempted logging new value '{set.Given}'."),
        LogOutcome.Refused refused => throw Refuse(refused.Faults),
        _ => throw new InvalidOperationException($"{outcome} is no outcome of a run."),
    };

    public static MlflowFault Refuse(IReadOnlyList<Fault> faults) =>
        MlflowFault.Invalid(string.Join(" ", faults.Select(fault => $"{fault.Message} ({fault.Pointer.TrimStart('/')})")));
}
