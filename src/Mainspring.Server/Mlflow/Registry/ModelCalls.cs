using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Mlflow.Wire;
using Mainspring.Server.Registry;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>The calls on registered models, among which are prompts.</summary>
internal static class ModelCalls
{
    public static void MapRegisteredModels(this MlflowRoutes routes)
    {
        routes.Post("registered-models/create", MlflowAccess.Edit<CreateModelRequest>(request => Resource.Model(request.Name)), CreateAsync);
        routes.Post("registered-models/rename", MlflowAccess.Operate<RenameModelRequest>(request => Resource.All([Resource.Model(request.Name), Resource.Model(request.NewName)])), RenameAsync);
        routes.Patch("registered-models/update", MlflowAccess.Edit<UpdateModelRequest>(request => Resource.Model(request.Name)), UpdateAsync);
        routes.Delete("registered-models/delete", MlflowAccess.Operate<ModelRequest>(request => Resource.Model(request.Name)), DeleteAsync);
        routes.Get("registered-models/get", MlflowAccess.View<ModelRequest>(request => Resource.Model(request.Name)), GetAsync);
        routes.Get("registered-models/search", MlflowAccess.View<RegistrySearchRequest>(), RegistrySearches.ModelsAsync);
        routes.Get("registered-models/get-latest-versions", MlflowAccess.View<LatestVersionsRequest>(request => Resource.Model(request.Name)), GetLatestAsync);
        routes.Post("registered-models/get-latest-versions", MlflowAccess.View<LatestVersionsRequest>(request => Resource.Model(request.Name)), GetLatestAsync);
        routes.Post("registered-models/set-tag", MlflowAccess.Edit<ModelTagRequest>(request => Resource.Model(request.Name)), SetTagAsync);
        routes.Delete("registered-models/delete-tag", MlflowAccess.Edit<ModelTagRequest>(request => Resource.Model(request.Name)), DeleteTagAsync);
    }

    private static async Task<ModelAnswer> CreateAsync(CreateModelRequest request, MlflowCall call)
    {
        IReadOnlyDictionary<string, string> tags = request.Tags.ToTags();
        ModelOutcome outcome = await call.Get<ModelRegistry>().CreateModelAsync(new(request.Name) { Description = request.Description ?? "", Tags = tags }, call.Cancellation);
        return new(outcome.Demand(request.Name, PromptTags.MarkPrompt(tags)).ToMlflow([]));
    }

    private static async Task<ModelAnswer> RenameAsync(RenameModelRequest request, MlflowCall call)
    {
        DemandUnused(call, request.Name);
        RegisteredModel? known = await call.Get<IRegistryStore>().FindModelAsync(request.Name, call.Cancellation);
        ModelOutcome outcome = await call.Get<ModelRegistry>().RenameModelAsync(request.Name, request.NewName, call.Cancellation);
        return await AnswerAsync(outcome is ModelOutcome.NoSuchModel ? throw RegistryFaults.NoModel(request.Name) : outcome.Demand(request.NewName, known is { IsPrompt: true }), call);
    }

    private static async Task<ModelAnswer> UpdateAsync(UpdateModelRequest request, MlflowCall call) =>
        await AnswerAsync((await call.Get<ModelRegistry>().ChangeModelAsync(request.Name, new() { Description = request.Description }, call.Cancellation)).Demand(request.Name), call);

    private static async Task<MlflowNothing> DeleteAsync(ModelRequest request, MlflowCall call)
    {
        DemandUnused(call, request.Name);
        (await call.Get<ModelRegistry>().RemoveModelAsync(request.Name, call.Cancellation)).Demand(request.Name);
        return MlflowNothing.Instance;
    }

    private static async Task<ModelAnswer> GetAsync(ModelRequest request, MlflowCall call) =>
        await AnswerAsync(await call.Get<IRegistryStore>().FindModelAsync(request.Name, call.Cancellation) ?? throw RegistryFaults.NoModel(request.Name), call);

    private static async Task<VersionsAnswer> GetLatestAsync(LatestVersionsRequest request, MlflowCall call)
    {
        IRegistryStore store = call.Get<IRegistryStore>();
        ModelStage[] stages = [.. (request.Stages ?? []).Select(RegistryWords.ToStage)];
        if (await store.FindModelAsync(request.Name, call.Cancellation) is null)
        {
            throw RegistryFaults.NoModel(request.Name);
        }

        IReadOnlyList<ModelVersion> latest = await store.ListLatestAsync([request.Name], call.Cancellation);
        return new([.. latest.Where(version => stages.Length == 0 || stages.Contains(version.Stage)).Select(RegistryWords.ToMlflow)]);
    }

    private static async Task<MlflowNothing> SetTagAsync(ModelTagRequest request, MlflowCall call)
    {
        NotesChange change = new() { SetTags = new Dictionary<string, string> { [request.Key] = request.Value ?? "" } };
        (await call.Get<ModelRegistry>().ChangeModelAsync(request.Name, change, call.Cancellation)).Demand(request.Name);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> DeleteTagAsync(ModelTagRequest request, MlflowCall call)
    {
        (await call.Get<ModelRegistry>().ChangeModelAsync(request.Name, new() { RemoveTags = [request.Key] }, call.Cancellation)).Demand(request.Name);
        return MlflowNothing.Instance;
    }

    private static async Task<ModelAnswer> AnswerAsync(RegisteredModel model, MlflowCall call) =>
        new(model.ToMlflow(await call.Get<IRegistryStore>().ListLatestAsync([model.Name], call.Cancellation)));

    private static void DemandUnused(MlflowCall call, string model)
    {
        if (call.Get<EndpointTable>().FindUse(model) is { } use)
        {
            throw new MlflowFault(MlflowError.ResourceConflict, use);
        }
    }
}
