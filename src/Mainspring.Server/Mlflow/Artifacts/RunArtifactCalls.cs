using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Wire;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>Files by the run or the version that they belong to.</summary>
internal static class RunArtifactCalls
{
    private const long LargestUpload = 10 << 20;

    public static void MapRunArtifactCalls(this MlflowRoutes routes)
    {
        routes.Get<ListRunRequest, ListRunAnswer>("artifacts/list", MlflowAccess.View<ListRunRequest>(request => Resource.Run(request.Run)), ListAsync);
        routes.Post<UploadAddressRequest, UploadAddressAnswer>("artifacts/presigned-upload-url", MlflowAccess.Edit<UploadAddressRequest>(request => Resource.Run(request.RunId)), SignUploadAsync);
        routes.TransferAtRoot(HttpMethods.Get, "/get-artifact", Role.Viewer, static context => Resource.Run(RunOf(context)), GetAsync);
        routes.TransferAtRoot(HttpMethods.Get, "/model-versions/get-artifact", Role.Viewer, static context => Resource.Model(context.Request.Query["name"]), GetOfVersionAsync);
        routes.TransferAtRoot(HttpMethods.Post, "/ajax-api/2.0/mlflow/upload-artifact", Role.Editor, static context => Resource.Run(RunOf(context)), UploadAsync);
    }

    private static string? RunOf(HttpContext context) => context.Request.Query["run_id"] is [{ Length: > 0 } run] ? run : context.Request.Query["run_uuid"];

    private static string Demand(MlflowCall call, string name) =>
        call.Http.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : throw MlflowFault.Invalid($"Request must specify {name}.");

    private static async Task<ListRunAnswer> ListAsync(ListRunRequest request, MlflowCall call)
    {
        ArtifactPath? folder = ArtifactAccess.ReadFolder(request.Path);
        Run run = await ArtifactAccess.FindRunAsync(call, request.Run);
        ArtifactPath place = folder is null ? run.ArtifactRoot : ArtifactAccess.Join(run.ArtifactRoot, folder.Value);
        (FileInfoAnswer[] files, string? next) = await ArtifactAnswers.ListPageAsync(call, place, run.ArtifactRoot, request.PageToken is "" ? null : request.PageToken);
        return new(ArtifactUri.Of(run.ArtifactRoot), files, next);
    }

    private static async Task<UploadAddressAnswer> SignUploadAsync(UploadAddressRequest request, MlflowCall call)
    {
        var path = ArtifactAccess.Read(request.Path);
        Run run = await ArtifactAccess.FindRunAsync(call, request.RunId);
        ArtifactPath place = ArtifactAccess.Join(run.ArtifactRoot, path.Value);
        await ArtifactAccess.DemandWritableAsync(call, place);
        return new(await TransferAddress.OfFileAsync(call, HttpMethods.Put, place), new Dictionary<string, string>());
    }

    private static async Task GetAsync(MlflowCall call)
    {
        ArtifactPath path = ArtifactAccess.Read(Demand(call, "path"));
        Run run = await ArtifactAccess.FindRunAsync(call, RunOf(call.Http));
        await ArtifactAnswers.SendAsync(call, ArtifactAccess.Join(run.ArtifactRoot, path.Value));
    }

    private static async Task GetOfVersionAsync(MlflowCall call)
    {
        ArtifactPath path = ArtifactAccess.Read(Demand(call, "path"));
        string model = Demand(call, "name");
        string number = Demand(call, "version");
        ModelVersion version = VersionReference.TryParse(number, out VersionReference? reference, out _) && await call.Get<IRegistryStore>().FindVersionAsync(model, reference, call.Cancellation) is { } found
            ? found
            : throw MlflowFault.Missing($"Model Version (name={model}, version={number}) not found");
        ModelFile file = version.Manifest.FirstOrDefault(file => file.Path == path) ?? throw MlflowFault.Missing($"No such artifact: '{path}'");
        await ArtifactAnswers.SendAsync(call, path, file.Content);
    }

    private static async Task UploadAsync(MlflowCall call)
    {
        HttpRequest request = call.Http.Request;
        _ = RunOf(call.Http) ?? throw MlflowFault.Invalid("Request must specify run_uuid.");
        ArtifactPath path = ArtifactAccess.Read(Demand(call, "path"));
        if (request.ContentLength is null or 0)
        {
            throw MlflowFault.Invalid("Request must specify data.");
        }

        if (request.ContentLength > LargestUpload)
        {
            throw MlflowFault.Invalid("Artifact size is too large. Max size is 10MB.");
        }

        Run run = await ArtifactAccess.FindRunAsync(call, RunOf(call.Http));
        await ArtifactAccess.PutAsync(call, ArtifactAccess.Join(run.ArtifactRoot, path.Value), request.Body);
        await MlflowAnswers.WriteAsync(call.Http, MlflowNothing.Instance);
    }
}
