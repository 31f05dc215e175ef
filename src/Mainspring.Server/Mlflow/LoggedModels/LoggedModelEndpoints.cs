using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Server.Mlflow.LoggedModels.Requests;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>Logged models on MLflow's wire.</summary>
internal static class LoggedModelEndpoints
{
    public static void MapLoggedModels(this MlflowRoutes routes)
    {
        routes.Post("logged-models", MlflowAccess.Edit<CreateLoggedModel>(request => Resource.Experiment(request.ExperimentId)), CreateAsync);
        routes.Post("logged-models/search", MlflowAccess.View<SearchLoggedModels>(request => Resource.All((request.ExperimentIds ?? []).Select(Resource.Experiment))), LoggedModelSearching.SearchAsync);
        routes.Get("logged-models/{model_id}", MlflowAccess.View<LoggedModelReference>(request => Resource.LoggedModel(request.ModelId)), GetAsync);
        routes.Patch("logged-models/{model_id}", MlflowAccess.Edit<FinalizeLoggedModel>(request => Resource.LoggedModel(request.ModelId)), FinalizeAsync);
        routes.Delete("logged-models/{model_id}", MlflowAccess.Edit<LoggedModelReference>(request => Resource.LoggedModel(request.ModelId)), DeleteAsync);
        routes.Patch("logged-models/{model_id}/tags", MlflowAccess.Edit<SetLoggedModelTags>(request => Resource.LoggedModel(request.ModelId)), SetTagsAsync);
        routes.Delete("logged-models/{model_id}/tags/{**tag_key}", MlflowAccess.Edit<DeleteLoggedModelTag>(request => Resource.LoggedModel(request.ModelId)), DeleteTagAsync);
        routes.Post("logged-models/{model_id}/params", MlflowAccess.Edit<LogLoggedModelParams>(request => Resource.LoggedModel(request.ModelId)), LogParamsAsync);
    }

    private static async Task<LoggedModelAnswer> CreateAsync(CreateLoggedModel request, MlflowCall call)
    {
        var model = new NewLoggedModel
        {
            ExperimentId = MlflowIds.Experiment(request.ExperimentId),
            Name = Given(request.Name),
            ModelType = Given(request.ModelType),
            SourceRun = Given(request.SourceRunId),
            Params = MlflowEntry.Read(request.Params),
            Tags = MlflowEntry.Read(request.Tags),
        };
        return Answer(await call.Get<ModelLog>().CreateAsync(model, call.Cancellation), request.ExperimentId);
    }

    private static async Task<LoggedModelAnswer> GetAsync(LoggedModelReference request, MlflowCall call) =>
        await call.Get<ILoggedModelStore>().FindAsync(Id(request.ModelId), call.Cancellation) is { } model ? new(LoggedModelEntity.Of(model)) : throw Missing(request.ModelId);

    private static async Task<LoggedModelAnswer> FinalizeAsync(FinalizeLoggedModel request, MlflowCall call) =>
        Answer(await call.Get<ModelLog>().SetStatusAsync(Id(request.ModelId), LoggedModelStatusText.Read(request.Status), call.Cancellation), request.ModelId);

    private static async Task<MlflowNothing> DeleteAsync(LoggedModelReference request, MlflowCall call) =>
        await call.Get<ModelLog>().DeleteAsync(Id(request.ModelId), call.Cancellation) ? MlflowNothing.Instance : throw Missing(request.ModelId);

    private static async Task<LoggedModelAnswer> SetTagsAsync(SetLoggedModelTags request, MlflowCall call) =>
        Answer(await call.Get<ModelLog>().SetTagsAsync(Id(request.ModelId), MlflowEntry.Read(request.Tags), call.Cancellation), request.ModelId);

    private static async Task<MlflowNothing> DeleteTagAsync(DeleteLoggedModelTag request, MlflowCall call)
    {
        LoggedModelOutcome outcome = await call.Get<ILoggedModelStore>().DeleteTagAsync(Id(request.ModelId), request.TagKey, call.Cancellation);
        if (outcome is LoggedModelOutcome.NoSuchTag)
        {
            throw MlflowFault.Missing($"No tag with key '{request.TagKey}' found for model with ID '{request.ModelId}'.");
        }

        Answer(outcome, request.ModelId);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> LogParamsAsync(LogLoggedModelParams request, MlflowCall call)
    {
        Answer(await call.Get<ModelLog>().AddParamsAsync(Id(request.ModelId), MlflowEntry.Read(request.Params), call.Cancellation), request.ModelId);
        return MlflowNothing.Instance;
    }

    /// <param name="outcome">What became of the call.</param>
    /// <param name="about">The id that the call was about.</param>
    private static LoggedModelAnswer Answer(LoggedModelOutcome outcome, string about) => outcome switch
    {
        LoggedModelOutcome.Done done => new(LoggedModelEntity.Of(done.Model)),
        LoggedModelOutcome.NoSuchModel => throw Missing(about),
        LoggedModelOutcome.NoSuchExperiment => throw MlflowIds.NoExperiment(about),
        LoggedModelOutcome.ExperimentIsDeleted => throw MlflowFault.Invalid($"The experiment {about} must be in the 'active' state. Current state is deleted."),
        LoggedModelOutcome.ParamIsSet set => throw MlflowFault.Invalid($"Changing param values is not allowed. Param with key='{set.Key}' was already logged with value='{set.Kept}' for model ID='{about}'. Attempted logging new value '{set.Given}'."),
        LoggedModelOutcome.Refused refused => throw MlflowFault.Invalid(string.Join(' ', refused.Faults.Select(fault => fault.Message))),
        _ => throw new InvalidOperationException($"{outcome} is no answer to this call."),
    };

    private static LoggedModelId Id(string text) => LoggedModelId.TryParse(text, out LoggedModelId? id) ? id : throw Missing(text);

    private static MlflowFault Missing(string id) => MlflowFault.Missing($"Logged model with ID '{id}' not found.");

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
