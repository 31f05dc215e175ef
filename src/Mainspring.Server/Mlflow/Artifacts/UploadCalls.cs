using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracing.Spans;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Mlflow.Wire;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>
/// Uploads in parts. The id of an upload holds its place in the tree, signed, so that nobody completes an upload at a place that
/// was not asked for at its beginning.
/// </summary>
internal static class UploadCalls
{
    public static void MapArtifactUploads(this MlflowRoutes routes)
    {
        routes.PostAt<CreateUploadRequest, CreateUploadAnswer>("mlflow-artifacts/mpu/create/{**artifact_path}", MlflowAccess.Edit<CreateUploadRequest>(request => ArtifactResource.Of(PathOf(request.ArtifactPath, request.Path))), CreateAsync);
        routes.PostAt<CompleteUploadRequest, MlflowNothing>("mlflow-artifacts/mpu/complete/{**artifact_path}", MlflowAccess.Edit<CompleteUploadRequest>(request => ArtifactResource.Of(PathOf(request.ArtifactPath, request.Path))), CompleteAsync);
        routes.PostAt<AbortUploadRequest, MlflowNothing>("mlflow-artifacts/mpu/abort/{**artifact_path}", MlflowAccess.Edit<AbortUploadRequest>(request => ArtifactResource.Of(PathOf(request.ArtifactPath, request.Path))), AbortAsync);
        routes.Transfer(HttpMethods.Put, TransferAddress.PartRoute, Role.None, static _ => Resource.Workspace, PutPartAsync);
    }

    private static async Task<CreateUploadAnswer> CreateAsync(CreateUploadRequest request, MlflowCall call)
    {
        ArtifactPath path = PathOf(request.ArtifactPath, request.Path);
        if (request.NumParts is < 1 or > IPartStore.MostParts)
        {
            throw MlflowFault.Invalid($"num_parts is {request.NumParts}; an upload has 1 to {IPartStore.MostParts} parts.");
        }

        await ArtifactAccess.DemandWritableAsync(call, path);
        string upload = await call.Get<IPartStore>().BeginAsync(call.Cancellation);
        var credentials = new List<PartCredential>(request.NumParts);
        for (int part = 1; part <= request.NumParts; part++)
        {
            Uri? past = await call.Get<IPartStore>().SignPartAsync(upload, part, TransferAddress.Lifetime, call.Cancellation);
            credentials.Add(new(past?.AbsoluteUri ?? await TransferAddress.OfPartAsync(call, upload, part), part, new Dictionary<string, string>()));
        }

        (long expires, string signature) = await call.Get<TransferSigner>().SignAsync(Permission(upload, path), TransferAddress.Lifetime, call.Cancellation);
        return new(string.Create(CultureInfo.InvariantCulture, $"{upload}~{expires}~{signature}"), credentials);
    }

    private static async Task PutPartAsync(MlflowCall call)
    {
        string upload = (string)call.Http.Request.RouteValues["upload"]!;
        if (!int.TryParse((string)call.Http.Request.RouteValues["part"]!, NumberStyles.None, CultureInfo.InvariantCulture, out int part))
        {
            throw MlflowFault.Invalid("A part is a number.");
        }

        await TransferAddress.DemandPartAsync(call, upload, part);
        string tag = await call.Get<IPartStore>().PutAsync(upload, part, call.Http.Request.Body, call.Cancellation)
            ?? throw MlflowFault.Missing("There is no such upload; it was completed or given up.");
        call.Http.Response.Headers.ETag = tag.StartsWith('"') ? tag : $"\"{tag}\"";
    }

    private static async Task<MlflowNothing> CompleteAsync(CompleteUploadRequest request, MlflowCall call)
    {
        ArtifactPath path = PathOf(request.ArtifactPath, request.Path);
        string upload = await DemandUploadAsync(call, request.UploadId, path);
        await ArtifactAccess.DemandWritableAsync(call, path);
        UploadedPart[] parts = [.. request.Parts.Select(part => new UploadedPart(part.PartNumber, (part.Etag ?? "").Trim('"')))];
        Content content = await call.Get<IPartStore>().CompleteAsync(upload, parts, call.Cancellation)
            ?? throw MlflowFault.Invalid("The upload cannot be completed: it is not there any more, or a part of it is missing or has another etag.");
        await ArtifactAccess.NameAsync(call, path, content);
        await call.Get<SpanFileIntake>().TakeAsync(path, call.Cancellation);
        return MlflowNothing.Instance;
    }

    private static async Task<MlflowNothing> AbortAsync(AbortUploadRequest request, MlflowCall call)
    {
        string upload = await DemandUploadAsync(call, request.UploadId, PathOf(request.ArtifactPath, request.Path));
        await call.Get<IPartStore>().AbortAsync(upload, call.Cancellation);
        return MlflowNothing.Instance;
    }

    private static async Task<string> DemandUploadAsync(MlflowCall call, string id, ArtifactPath path) =>
        id.Split('~') is [var upload, var expires, var signature] && await call.Get<TransferSigner>().VerifyAsync(Permission(upload, path), expires, signature, call.Cancellation)
            ? upload
            : throw MlflowFault.Invalid("upload_id is not one that this server gave for this path, or it has ended.");

    private static string Permission(string upload, ArtifactPath path) => $"upload {upload} to {path}";

    /// <summary>The folder of the address with the name of the client's file, whose own folders are of no concern here.</summary>
    private static ArtifactPath PathOf(string? folder, string file) => ArtifactAccess.Join(ArtifactAccess.ReadFolder(folder), file[(file.LastIndexOfAny(['/', '\\']) + 1)..]);
}
