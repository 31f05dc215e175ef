using Mainspring.Client.Models;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Registry;

/// <summary>Changes of models and versions on the native API.</summary>
internal static class ModelChangeEndpoints
{
    public static void MapModelChanges(this RouteGroupBuilder models)
    {
        models.MapPatch("/{model}", UpdateAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Rename, describe or tag a model");
        models.MapDelete("/{model}", DeleteAsync).Needs(Role.Operator).WithSummary("Delete a model with its versions and aliases");
        models.MapPatch("/{model}/versions/{version}", UpdateVersionAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Describe or tag a version, or change its stage");
        models.MapDelete("/{model}/versions/{version}", DeleteVersionAsync).Needs(Role.Operator).WithSummary("Delete a version and its aliases");
    }

    private static async Task<Results<Ok<ModelInfo>, JsonHttpResult<Problem>>> UpdateAsync(string model, ModelUpdate update, ModelRegistry registry, EndpointTable endpoints, CancellationToken cancellation)
    {
        if (update.Name is { } name && name != model && endpoints.FindUse(model) is { } use)
        {
            return Problems.Conflict(use);
        }

        ModelOutcome outcome = await registry.ChangeModelAsync(model, ToChange(update.Description, update.SetTags, update.RemoveTags), cancellation);
        if (outcome is ModelOutcome.Done && update.Name is { } newName)
        {
            outcome = await registry.RenameModelAsync(model, newName, cancellation);
        }

        return outcome switch
        {
            ModelOutcome.Done done => TypedResults.Ok(done.Model.ToWire()),
            ModelOutcome.NameTaken => Problems.Conflict($"There is a model '{update.Name}' already."),
            ModelOutcome.Refused refused => Problems.Invalid(refused.Fault),
            _ => ModelWire.NoSuchModel(model),
        };
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> DeleteAsync(string model, ModelRegistry registry, EndpointTable endpoints, CancellationToken cancellation) =>
        endpoints.FindUse(model) is { } use ? Problems.Conflict(use)
        : await registry.RemoveModelAsync(model, cancellation) is ModelOutcome.Done ? TypedResults.NoContent()
        : ModelWire.NoSuchModel(model);

    private static async Task<Results<Ok<ModelVersionInfo>, JsonHttpResult<Problem>>> UpdateVersionAsync(
        string model, string version, VersionUpdate update, ModelRegistry registry, IRegistryStore store, CancellationToken cancellation)
    {
        (ModelVersion? found, JsonHttpResult<Problem>? problem) = await ModelEndpoints.FindAsync(store, model, version, cancellation);
        if (found is null)
        {
            return problem!;
        }

        ModelStage stage = found.Stage;
        if (update.Stage is not null && !Enum.TryParse(update.Stage, ignoreCase: true, out stage))
        {
            return Problems.Invalid("The version was not changed.", new ProblemError("/stage", $"'{update.Stage}' is no stage; write none, staging, production or archived."));
        }

        VersionOutcome outcome = await registry.ChangeVersionAsync(model, found.Version, ToChange(update.Description, update.SetTags, update.RemoveTags), cancellation);
        if (outcome is VersionOutcome.Done && update.Stage is not null)
        {
            outcome = await registry.MoveStageAsync(new(model, found.Version, stage, update.ArchiveOthers ?? false), cancellation);
        }

        return outcome switch
        {
            VersionOutcome.Done done => TypedResults.Ok(done.Version.ToWire()),
            VersionOutcome.Refused refused => Problems.Invalid(refused.Fault),
            _ => ModelWire.NoSuchVersion(model, version),
        };
    }

    private static async Task<Results<NoContent, JsonHttpResult<Problem>>> DeleteVersionAsync(
        string model, string version, ModelRegistry registry, IRegistryStore store, EndpointTable endpoints, CancellationToken cancellation)
    {
        (ModelVersion? found, JsonHttpResult<Problem>? problem) = await ModelEndpoints.FindAsync(store, model, version, cancellation);
        return found is null ? problem!
            : endpoints.FindUse(model, found.Version) is { } use ? Problems.Conflict(use)
            : await registry.RemoveVersionAsync(model, found.Version, cancellation) is VersionOutcome.Done ? TypedResults.NoContent()
            : ModelWire.NoSuchVersion(model, version);
    }

    private static NotesChange ToChange(string? description, IReadOnlyDictionary<string, string>? set, IReadOnlyList<string>? remove) =>
        new() { Description = description, SetTags = set ?? new Dictionary<string, string>(), RemoveTags = remove ?? [] };
}
