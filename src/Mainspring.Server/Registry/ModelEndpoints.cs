using System.Globalization;
using Mainspring.Client.Models;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Mainspring.Server.Paging;
using Mainspring.Server.Tracking;
using Mainspring.Web.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Registry;

/// <summary>Models, versions and aliases on the native API.</summary>
internal static class ModelEndpoints
{
    private const string UsualFolder = "model";

    public static void MapModels(this RouteGroupBuilder api)
    {
        RouteGroupBuilder models = api.MapGroup("/models").WithTags("Models");
        models.MapGet("", ListAsync).Needs(Role.Viewer).WithSummary("List models by name");
        models.MapGet("/{model}", GetAsync).Needs(Role.Viewer).WithSummary("Read a model");
        models.MapPost("/{model}/versions", RegisterAsync).Needs(Role.Editor).WithMetadata(BodyLimit.Json).WithSummary("Make files of a run the next version of a model");
        models.MapGet("/{model}/versions", ListVersionsAsync).Needs(Role.Viewer).WithSummary("List versions, newest first");
        models.MapGet("/{model}/versions/{version}", GetVersionAsync).Needs(Role.Viewer).WithSummary("Read a version by number, alias, or 'latest'");
        models.MapGet("/{model}/versions/{version}/files/{**path}", GetFileAsync).Needs(Role.Viewer).WithSummary("Download a file of a version");
        models.MapPut("/{model}/aliases/{alias}", SetAliasAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Set or move an alias");
        models.MapDelete("/{model}/aliases/{alias}", RemoveAliasAsync).Needs(Role.Operator).WithSummary("Remove an alias");
        models.MapModelChanges();
    }

    private static async Task<Ok<ModelList>> ListAsync(HttpContext context, IRegistryStore store, PageLimit? limit, string? cursor, CancellationToken cancellation)
    {
        int most = (limit ?? PageLimit.Default).Value;
        IReadOnlyList<RegisteredModel> models = await store.ListModelsAsync(most + 1, cursor, context.Reach().Models, cancellation);
        return TypedResults.Ok(new ModelList([.. models.Take(most).Select(model => model.ToWire())], models.Count > most ? models[most - 1].Name : null));
    }

    private static async Task<Results<Ok<ModelInfo>, JsonHttpResult<Problem>>> GetAsync(string model, IRegistryStore store, CancellationToken cancellation) =>
        await store.FindModelAsync(model, cancellation) is { } found ? TypedResults.Ok(found.ToWire()) : ModelWire.NoSuchModel(model);

    private static async Task<Results<Created<ModelVersionInfo>, Ok<ModelVersionInfo>, JsonHttpResult<Problem>>> RegisterAsync(string model, VersionRegistration registration, HttpContext context, ModelRegistry registry, ITrackingStore runs, AccessCheck access, CancellationToken cancellation)
    {
        if (!ArtifactPath.TryParse(registration.Path ?? UsualFolder, out ArtifactPath? folder, out string? fault))
        {
            return Problems.Invalid("The version was not registered.", new ProblemError("/path", fault));
        }

        string run = registration.RunId ?? "";
        (RunId? id, JsonHttpResult<Problem>? problem) = await RunReference.ResolveAsync(runs, run, context, cancellation);
        if (id is null)
        {
            return problem!;
        }

        // The files of the run become those of the version, which others may read.
        if (await access.RefuseAsync(context, Role.Viewer, Resource.Run(id.Value)) is { } refusal)
        {
            return refusal;
        }

        return await registry.RegisterAsync(model, id, folder, context.UserName(), cancellation) switch
        {
            RegisterOutcome.Registered { IsNew: true } registered => TypedResults.Created((string?)null, registered.Version.ToWire()),
            RegisterOutcome.Registered registered => TypedResults.Ok(registered.Version.ToWire()),
            RegisterOutcome.Refused refused => Problems.Invalid(refused.Fault),
            RegisterOutcome.NoFiles => Problems.Invalid("The version was not registered.", new ProblemError("/path", $"The run '{run}' has no files below '{folder}'.")),
            _ => RunReference.Missing(run),
        };
    }

    private static async Task<Results<Ok<VersionList>, JsonHttpResult<Problem>>> ListVersionsAsync(string model, IRegistryStore store, PageLimit? limit, string? cursor, CancellationToken cancellation)
    {
        int before = int.MaxValue;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Problems.BadRequest($"'{cursor}' is no cursor; take next_cursor of the page before.");
        }

        int most = (limit ?? PageLimit.Default).Value;
        IReadOnlyList<ModelVersion> versions = await store.ListVersionsAsync(model, most + 1, before, cancellation);
        return versions.Count == 0 && await store.FindModelAsync(model, cancellation) is null
            ? ModelWire.NoSuchModel(model)
            : TypedResults.Ok(new VersionList(
                [.. versions.Take(most).Select(version => version.ToWire())],
                versions.Count > most ? versions[most - 1].Version.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Results<Ok<ModelVersionInfo>, JsonHttpResult<Problem>>> GetVersionAsync(string model, string version, IRegistryStore store, CancellationToken cancellation) =>
        await FindAsync(store, model, version, cancellation) switch
        {
            ({ } found, _) => TypedResults.Ok(found.ToWire()),
            (_, var problem) => problem!,
        };

    private static async Task<Results<FileStreamHttpResult, JsonHttpResult<Problem>>> GetFileAsync(string model, string version, ArtifactPath path, HttpResponse response, IRegistryStore store, IArtifactStore artifacts, CancellationToken cancellation)
    {
        (ModelVersion? found, JsonHttpResult<Problem>? problem) = await FindAsync(store, model, version, cancellation);
        if (found is null)
        {
            return problem!;
        }

        return found.Manifest.FirstOrDefault(file => file.Path == path) is { } file
            ? await Download.OpenAsync(artifacts, path, file.Content, response)
            : Problems.NotFound($"{found} has no file '{path}'.");
    }

    private static Task<Results<Ok<AliasInfo>, JsonHttpResult<Problem>>> SetAliasAsync(string model, string alias, AliasTarget target, ModelRegistry registry, CancellationToken cancellation) =>
        target.Version is null
            ? Task.FromResult<Results<Ok<AliasInfo>, JsonHttpResult<Problem>>>(Problems.Invalid("The alias was not moved.", new ProblemError("/version", "The version is missing.")))
            : MoveAsync(registry, new() { Model = model, Alias = alias, To = target.Version, Expected = target.Expected }, cancellation);

    private static Task<Results<Ok<AliasInfo>, JsonHttpResult<Problem>>> RemoveAliasAsync(string model, string alias, int? expected, ModelRegistry registry, CancellationToken cancellation) =>
        MoveAsync(registry, new() { Model = model, Alias = alias, To = null, Expected = expected }, cancellation);

    private static async Task<Results<Ok<AliasInfo>, JsonHttpResult<Problem>>> MoveAsync(ModelRegistry registry, AliasMove move, CancellationToken cancellation) =>
        await registry.MoveAliasAsync(move, cancellation) switch
        {
            AliasOutcome.Moved moved => TypedResults.Ok(new AliasInfo(move.Model, move.Alias, move.To, moved.From)),
            var outcome => outcome.ToProblem(move),
        };

    /// <summary>The version that a path names, or the answer that says why there is none.</summary>
    internal static async Task<(ModelVersion? Version, JsonHttpResult<Problem>? Problem)> FindAsync(IRegistryStore store, string model, string version, CancellationToken cancellation)
    {
        if (!VersionReference.TryParse(version, out VersionReference? reference, out string? fault))
        {
            return (null, Problems.BadRequest(fault));
        }

        return await store.FindVersionAsync(model, reference, cancellation) is { } found ? (found, null) : (null, ModelWire.NoSuchVersion(model, version));
    }
}
