using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Server.Mlflow.Wire;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>Files of logged models.</summary>
internal static class ModelArtifactCalls
{
    public static void MapLoggedModelArtifacts(this MlflowRoutes routes)
    {
        routes.Get<ListModelRequest, ListRunAnswer>("logged-models/{model_id}/artifacts/directories", MlflowAccess.View<ListModelRequest>(request => Resource.LoggedModel(request.ModelId)), ListAsync);
        routes.TransferAtRoot(HttpMethods.Get, "/ajax-api/2.0/mlflow/logged-models/{model_id}/artifacts/files", Role.Viewer, static context => Resource.LoggedModel(ModelOf(context)), GetAsync);
    }

    private static string? ModelOf(HttpContext context) => context.Request.RouteValues["model_id"] as string;

    private static async Task<ListRunAnswer> ListAsync(ListModelRequest request, MlflowCall call)
    {
        ArtifactPath? folder = ArtifactAccess.ReadFolder(request.ArtifactDirectoryPath);
        ArtifactPath root = await FindRootAsync(call, request.ModelId);
        ArtifactPath place = folder is null ? root : ArtifactAccess.Join(root, folder.Value);
        (FileInfoAnswer[] files, string? next) = await ArtifactAnswers.ListPageAsync(call, place, root, request.PageToken is "" ? null : request.PageToken);
        return new(ArtifactUri.Of(root), files, next);
    }

    private static async Task GetAsync(MlflowCall call)
    {
        string text = call.Http.Request.Query["artifact_file_path"] is [{ Length: > 0 } given, ..] ? given : throw MlflowFault.Invalid("Request must specify artifact_file_path.");
        ArtifactPath path = ArtifactAccess.Read(text);
        await ArtifactAnswers.SendAsync(call, ArtifactAccess.Join(await FindRootAsync(call, ModelOf(call.Http)), path.Value));
    }

    private static async Task<ArtifactPath> FindRootAsync(MlflowCall call, string? id) =>
        LoggedModelId.TryParse(id, out LoggedModelId? model) && await call.Get<ILoggedModelStore>().FindAsync(model, call.Cancellation) is { } found
            ? found.ArtifactRoot
            : throw MlflowFault.Missing($"Logged model with ID '{id}' not found.");
}
