using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>Inputs and outputs of runs on MLflow's wire.</summary>
internal static class InputEndpoints
{
    private const int MostSummaries = 1000;
    private const int MostExperiments = 20;

    public static void MapInputs(this MlflowRoutes routes)
    {
        routes.Post("runs/log-inputs", MlflowAccess.Edit<LogInputs>(request => Resource.Run(request.RunId)), LogInputsAsync);
        routes.Post("runs/outputs", MlflowAccess.Edit<LogOutputs>(request => Resource.Run(request.RunId)), LogOutputsAsync);
        routes.Post("experiments/search-datasets", MlflowAccess.View<SearchInputDatasets>(request => Resource.All((request.ExperimentIds ?? []).Select(Resource.Experiment))), SearchAsync);
    }

    private static async Task<MlflowNothing> LogInputsAsync(LogInputs request, MlflowCall call)
    {
        var inputs = new RunInputs
        {
            Datasets = [.. (request.Datasets ?? []).Select(input => input.ToDomain())],
            Models = [.. (request.Models ?? []).Select(model => Model(model.ModelId))],
        };
        return Answer(await call.Get<InputLog>().LogInputsAsync(MlflowIds.Run(request.RunId), inputs, call.Cancellation), request.RunId);
    }

    private static async Task<MlflowNothing> LogOutputsAsync(LogOutputs request, MlflowCall call)
    {
        ModelOutput[] outputs = [.. (request.Models ?? []).Select(output => new ModelOutput(Model(output.ModelId), output.Step))];
        return Answer(await call.Get<InputLog>().LogOutputsAsync(MlflowIds.Run(request.RunId), outputs, call.Cancellation), request.RunId);
    }

    private static async Task<DatasetSummariesAnswer> SearchAsync(SearchInputDatasets request, MlflowCall call)
    {
        if (request.ExperimentIds is not { Count: > 0 and <= MostExperiments })
        {
            throw MlflowFault.Invalid($"SearchDatasets request must specify at least one experiment_id, and at most {MostExperiments}.");
        }

        IReadOnlyList<DatasetSummary> summaries = await call.Get<IRunInputStore>().SummarizeAsync(MlflowIds.Experiments(request.ExperimentIds), MostSummaries, call.Cancellation);
        return new([.. summaries.Select(summary => new DatasetSummaryEntity(MlflowIds.Text(summary.ExperimentId), summary.Name, summary.Digest, summary.Context))]);
    }

    private static LoggedModelId Model(string id) => LoggedModelId.TryParse(id, out LoggedModelId? model)
        ? model
        : throw MlflowFault.Invalid($"'{id}' is not the id of a logged model: 'm-' and 32 lower-case hexadecimal digits.");

    private static MlflowNothing Answer(LogOutcome outcome, string run) => outcome switch
    {
        LogOutcome.Done => MlflowNothing.Instance,
        LogOutcome.NoSuchRun => throw MlflowIds.NoRun(run),
        LogOutcome.RunIsDeleted => throw MlflowFault.Invalid($"The run {run} must be in the 'active' state. Current state is deleted."),
        LogOutcome.Refused refused => throw MlflowFault.Invalid(string.Join(' ', refused.Faults.Select(fault => $"{fault.Pointer}: {fault.Message}"))),
        _ => throw new InvalidOperationException($"{outcome} is no answer to this call."),
    };
}
