using Mainspring.Client.Runs;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Tracking;

/// <summary>Files of runs on the native API.</summary>
internal static class RunArtifactEndpoints
{
    public static void MapRunArtifacts(this RouteGroupBuilder runs)
    {
        runs.MapGet("/{run}/artifacts", ListAsync).Needs(Role.Viewer).WithSummary("List the files of a run");
        runs.MapPut("/{run}/artifacts/{**path}", PutAsync).Needs(Role.Editor).WithMetadata(BodyLimit.File).WithSummary("Add a file to a run; the body is the file");
        runs.MapGet("/{run}/artifacts/{**path}", GetAsync).Needs(Role.Viewer).WithSummary("Download a file of a run");
    }

    private static async Task<Results<Ok<ArtifactList>, JsonHttpResult<Problem>>> ListAsync(string run, HttpContext context, ITrackingStore store, RunFiles files, CancellationToken cancellation)
    {
        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(store, run, context, cancellation);
        if (id is null)
        {
            return problem!;
        }

        IReadOnlyList<RunArtifact> artifacts = await files.ListAsync(id, below: null, cancellation);
        return artifacts.Count == 0 && await store.FindRunAsync(id, cancellation) is null
            ? RunReference.Missing(run)
            : TypedResults.Ok(new ArtifactList([.. artifacts.Select(artifact => artifact.ToWire())]));
    }

    private static async Task<Results<Created<ArtifactInfo>, JsonHttpResult<Problem>>> PutAsync(string run, HttpContext context, ArtifactPath path, HttpRequest request, RunFiles files, ITrackingStore store, CancellationToken cancellation)
    {
        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(store, run, context, cancellation);
        if (id is null)
        {
            return problem!;
        }

        (LogOutcome outcome, RunArtifact? artifact) = await files.AttachAsync(id, path, request.Body, cancellation);
        return outcome is LogOutcome.Done ? TypedResults.Created((string?)null, artifact!.ToWire()) : outcome.ToProblem(run);
    }

    private static async Task<Results<FileStreamHttpResult, JsonHttpResult<Problem>>> GetAsync(string run, HttpContext context, ArtifactPath path, HttpResponse response, ITrackingStore store, RunFiles files, IArtifactStore artifacts, CancellationToken cancellation)
    {
        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(store, run, context, cancellation);
        if (id is null)
        {
            return problem!;
        }

        return await files.FindAsync(id, path, cancellation) is { } artifact
            ? await Download.OpenAsync(artifacts, path, artifact.Content, response)
            : Problems.NotFound($"The run '{run}' has no file '{path}'.");
    }
}
