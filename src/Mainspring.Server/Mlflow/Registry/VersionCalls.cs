using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Identity;
using Mainspring.Server.Mlflow.Wire;
using Mainspring.Server.Registry;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>The calls on versions of models.</summary>
internal static class VersionCalls
{
    public static void MapModelVersions(this MlflowRoutes routes)
    {
        routes.Post("model-versions/create", MlflowAccess.Edit<CreateVersionRequest>(request => Resource.Model(request.Name)), CreateAsync);
        routes.Get("model-versions/get", MlflowAccess.View<VersionRequest>(request => Resource.Model(request.Name)), GetAsync);
        routes.Patch("model-versions/update", MlflowAccess.Edit<UpdateVersionRequest>(request => Resource.Model(request.Name)), UpdateAsync);
        routes.Post("model-versions/transition-stage", MlflowAccess.Operate<TransitionRequest>(request => Resource.Model(request.Name)), TransitionAsync);
        routes.Delete("model-versions/delete", MlflowAccess.Operate<VersionRequest>(request => Resource.Model(request.Name)), DeleteAsync);
        routes.Get("model-versions/search", MlflowAccess.View<RegistrySearchRequest>(), RegistrySearches.VersionsAsync);
        routes.Get("model-versions/get-download-uri", MlflowAccess.View<VersionRequest>(request => Resource.Model(request.Name)), GetDownloadUriAsync);
        routes.Post("model-versions/set-tag", MlflowAccess.Edit<VersionTagRequest>(request => Resource.Model(request.Name)), SetTagAsync);
        routes.Delete("model-versions/delete-tag", MlflowAccess.Edit<VersionTagRequest>(request => Resource.Model(request.Name)), DeleteTagAsync);
    }

    private static async Task<VersionAnswer> CreateAsync(CreateVersionRequest request, MlflowCall call)
    {
        RunId? run = string.IsNullOrEmpty(request.RunId) ? null
            : RunId.TryParse(request.RunId, out RunId? id) ? id
            : throw MlflowFault.Invalid($"Invalid run id '{request.RunId}': it has 32 lower-case hexadecimal digits.");
        await SourceAccess.DemandAsync(call, request.Source, run);
        RegisterOutcome outcome = await call.Get<ModelRegistry>().RegisterAsync(
            new(request.Name, request.Source)
            {
                Run = run,
                RunLink = request.RunLink ?? "",
                ModelId = request.ModelId ?? "",
                Description = request.Description ?? "",
                Tags = request.Tags.ToTags(),
                User = call.Http.UserName(),
            },
            call.Cancellation);
        return new(outcome.Demand(request.Name).ToMlflow());
    }

    private static async Task<VersionAnswer> GetAsync(VersionRequest request, MlflowCall call) =>
        new((await FindAsync(request, call)).ToMlflow());

    private static Task<VersionAnswer> UpdateAsync(UpdateVersionRequest request, MlflowCall call) =>
        ChangeAsync(request.Name, request.Version, new() { Description = request.Description }, call);

    private static async Task<VersionAnswer> TransitionAsync(TransitionRequest request, MlflowCall call)
    {
        StageMove move = new(request.Name, request.Version.Number, RegistryWords.ToStage(request.Stage), request.ArchiveExistingVersions);
        return new((await call.Get<ModelRegistry>().MoveStageAsync(move, call.Cancellation)).Demand(request.Name, request.Version).ToMlflow());
    }

    private static async Task<MlflowNothing> DeleteAsync(VersionRequest request, MlflowCall call)
    {
        if (call.Get<EndpointTable>().FindUse(request.Name, request.Version.Number) is { } use)
        {
            throw new MlflowFault(MlflowError.ResourceConflict, use);
        }

        (await call.Get<ModelRegistry>().RemoveVersionAsync(request.Name, request.Version.Number, call.Cancellation)).Demand(request.Name, request.Version);
        return MlflowNothing.Instance;
    }

    private static async Task<DownloadUriAnswer> GetDownloadUriAsync(VersionRequest request, MlflowCall call)
    {
        ModelVersion version = await FindAsync(request, call);
        return new(await call.Get<VersionFiles>().PlaceAsync(version, call.Cancellation) is { } folder ? ArtifactUri.Of(folder)
            : version.Folder is { } empty ? ArtifactUri.Of(empty)
            : version.Source);
    }

    private static async Task<MlflowNothing> SetTagAsync(VersionTagRequest request, MlflowCall call)
    {
        await ChangeAsync(request.Name, request.Version, new() { SetTags = new Dictionary<string, string> { [request.Key] = request.Value ?? "" } }, call);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> DeleteTagAsync(VersionTagRequest request, MlflowCall call)
    {
        await ChangeAsync(request.Name, request.Version, new() { RemoveTags = [request.Key] }, call);
        return MlflowNothing.Instance;
    }

    private static async Task<VersionAnswer> ChangeAsync(string model, VersionText version, NotesChange change, MlflowCall call) =>
        new((await call.Get<ModelRegistry>().ChangeVersionAsync(model, version.Number, change, call.Cancellation)).Demand(model, version).ToMlflow());

    private static async Task<ModelVersion> FindAsync(VersionRequest request, MlflowCall call) =>
        await call.Get<IRegistryStore>().FindVersionAsync(request.Name, new VersionReference.Number(request.Version.Number), call.Cancellation)
            ?? throw RegistryFaults.NoVersion(request.Name, request.Version);
}
