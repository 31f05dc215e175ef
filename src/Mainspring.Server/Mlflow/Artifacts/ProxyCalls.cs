using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Mlflow.Wire;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>The artefact tree as clients reach it through this server.</summary>
internal static class ProxyCalls
{
    private const string FileRoute = "mlflow-artifacts/artifacts/{**artifact_path}";

    public static void MapArtifactProxy(this MlflowRoutes routes)
    {
        routes.GetAt<ListTreeRequest, ListTreeAnswer>("mlflow-artifacts/artifacts", MlflowAccess.View<ListTreeRequest>(request => ArtifactResource.Of(ArtifactAccess.ReadFolder(request.Path))), ListAsync);
        routes.Transfer(HttpMethods.Get, FileRoute, Role.Viewer, ResourceOf, call => ArtifactAnswers.SendAsync(call, PathOf(call.Http)));
        routes.Transfer(HttpMethods.Put, FileRoute, Role.Editor, ResourceOf, PutAsync);
        routes.Transfer(HttpMethods.Delete, FileRoute, Role.Editor, ResourceOf, DeleteAsync);
        routes.Transfer(HttpMethods.Get, TransferAddress.FileRoute, Role.None, static _ => Resource.Workspace, GetSignedAsync);
        routes.Transfer(HttpMethods.Put, TransferAddress.FileRoute, Role.None, static _ => Resource.Workspace, PutSignedAsync);
        routes.GetAt<DownloadAddressRequest, AddressAnswer>(
            "mlflow-artifacts/presigned/{**artifact_path}", MlflowAccess.View<DownloadAddressRequest>(request => ArtifactResource.Of(ArtifactAccess.Read(request.ArtifactPath))), SignAsync);
    }

    private static ArtifactPath PathOf(HttpContext context) => ArtifactAccess.Read(context.Request.RouteValues["artifact_path"] as string);

    private static Resource ResourceOf(HttpContext context) => ArtifactResource.Of(PathOf(context));

    private static async Task<ListTreeAnswer> ListAsync(ListTreeRequest request, MlflowCall call)
    {
        ArtifactPath? folder = ArtifactAccess.ReadFolder(request.Path);
        return new(await ArtifactAnswers.ListAsync(call, folder, root: folder));
    }

    private static async Task PutAsync(MlflowCall call)
    {
        ArtifactPath path = PathOf(call.Http);
        await ArtifactAccess.PutAsync(call, path, call.Http.Request.Body);
        await call.Get<SpanFileIntake>().TakeAsync(path, call.Cancellation);
        await MlflowAnswers.WriteAsync(call.Http, MlflowNothing.Instance);
    }

    private static async Task DeleteAsync(MlflowCall call)
    {
        ArtifactPath path = PathOf(call.Http);
        await ArtifactAccess.DemandWritableAsync(call, path);
        await call.Get<IArtifactTree>().DeleteAsync(path, call.Cancellation);
        await MlflowAnswers.WriteAsync(call.Http, MlflowNothing.Instance);
    }

    private static async Task GetSignedAsync(MlflowCall call)
    {
        ArtifactPath path = PathOf(call.Http);
        await TransferAddress.DemandFileAsync(call, path);
        await ArtifactAnswers.SendAsync(call, path);
    }

    private static async Task PutSignedAsync(MlflowCall call)
    {
        await TransferAddress.DemandFileAsync(call, PathOf(call.Http));
        await PutAsync(call);
    }

    /// <summary>Past this server when the store takes clients itself, else through it.</summary>
    private static async Task<AddressAnswer> SignAsync(DownloadAddressRequest request, MlflowCall call)
    {
        ArtifactPath path = ArtifactAccess.Read(request.ArtifactPath);
        ArtifactFile file = await call.Get<IArtifactTree>().FindAsync(path, call.Cancellation) ?? throw MlflowFault.Missing($"No such artifact: '{path}'");
        Uri? past = await call.Get<IArtifactStore>().SignAsync(file.Content.Hash, path.FileName, TransferAddress.Lifetime, call.Cancellation);
        return new(past?.AbsoluteUri ?? await TransferAddress.OfFileAsync(call, HttpMethods.Get, path), new Dictionary<string, string>(), file.Content.Bytes);
    }
}
