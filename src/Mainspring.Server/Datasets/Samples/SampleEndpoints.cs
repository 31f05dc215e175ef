using System.Text.Json.Nodes;
using Mainspring.Client.Datasets;
using Mainspring.Client.Serialization;
using Mainspring.Data.Faults;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets.Samples;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Hosting;
using Mainspring.Server.Identity;
using Mainspring.Server.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Datasets.Samples;

/// <summary>Projects on the native API: made known by a deployment, given samples by callers, trained again.</summary>
internal static class SampleEndpoints
{
    private const int LongestName = 100;

    public static void MapSamples(this RouteGroupBuilder api)
    {
        RouteGroupBuilder projects = api.MapGroup("/projects").WithTags("Projects");
        projects.MapPut("/{project}", PutAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Make a project known, so that it can be trained again");
        projects.MapPost("/{project}/samples", AddAsync).Needs(Role.Editor).WithMetadata(BodyLimit.Json).WithSummary("Keep a record with its target for the next training");
        projects.MapPost("/{project}/retrain", RetrainAsync).Needs(Role.Operator).WithMetadata(BodyLimit.Json).WithSummary("Train with all samples");
    }

    private static async Task<Results<Ok<ProjectRegistration>, JsonHttpResult<Problem>>> PutAsync(string project, ProjectRegistration registration, ISampleStore store, ServerOptions options, CancellationToken cancellation)
    {
        if (NameRules.FindFault(project, LongestName) is { } badName)
        {
            return Problems.BadRequest($"The name of the project {badName}.");
        }

        if (registration.RetrainAfter < 0)
        {
            return Problems.Invalid("The project cannot be set.", new ProblemError("/retrain_after", "must not be negative; 0 is never."));
        }

        if (!ProjectPath.TryParse(options.ProjectFolder, options.Home, registration.File ?? "", out ProjectPath? path, out string? fault) || !File.Exists(path.Full))
        {
            return Problems.Invalid("The project cannot be set.", new ProblemError("/file", fault ?? $"There is no file '{registration.File}' in the folder of this server's projects."));
        }

        await store.PutProjectAsync(new(project, path.Full, registration.RetrainAfter ?? 0), cancellation);
        return TypedResults.Ok(registration);
    }

    private static async Task<Results<Ok<SampleAnswer>, JsonHttpResult<Problem>>> AddAsync(string project, JsonObject sample, ISampleStore store, ProjectSamples samples, ProjectSampleCounts counts, CancellationToken cancellation)
    {
        if (await store.FindProjectAsync(project, cancellation) is not { } found)
        {
            return Missing(project);
        }

        try
        {
            if (await samples.AddAsync(found, sample, cancellation) is { Count: > 0 } faults)
            {
                return Problems.Invalid($"The sample has {faults.Count} fault(s); it was not kept.", [.. faults.Select(one => new ProblemError("/" + Escape(one.Column), $"'{one.Column}' {one.Message}"))]);
            }
        }
        catch (Exception gone) when (gone is ProjectFileException or DataFormatException or FileNotFoundException or SourceFailedException)
        {
            return Unreadable(project, gone);
        }

        SampleCount count = await counts.CountAsync(found, cancellation);
        return TypedResults.Ok(new SampleAnswer("The sample was kept for the next training.", count.Total, count.Waiting, found.RetrainAfter > 0 ? found.RetrainAfter : null));
    }

    private static async Task<Results<Ok<RetrainAnswer>, JsonHttpResult<Problem>>> RetrainAsync(string project, RetrainRequest request, ISampleStore store, Retraining retraining, ServerOptions options, CancellationToken cancellation)
    {
        if (await store.FindProjectAsync(project, cancellation) is not { } found)
        {
            return Missing(project);
        }

        if (!options.RunsJobs)
        {
            return Problems.Unavailable("No server that runs jobs works on this workspace; start one with 'mainspring serve'.");
        }

        try
        {
            return await retraining.StartAsync(found, request.Force, cancellation) switch
            {
                RetrainOutcome.Started started => TypedResults.Ok(new RetrainAnswer(
                    "started", $"A job trains {project}{(started.Version is { } version ? $" on {version}, {version.Rows} rows" : "")}.", started.Run.Id, started.Version?.ToString(), started.Version?.Rows, started.NewSamples)),
                RetrainOutcome.NotNeeded few => TypedResults.Ok(new RetrainAnswer(
                    "not_needed", $"{few.NewSamples} samples are new, and a training begins with {few.Needed}; force it to train now.", null, null, null, few.NewSamples)),
                RetrainOutcome.Refused refused => Problems.Conflict(refused.Reason),
                _ => throw new InvalidOperationException("This outcome is not known."),
            };
        }
        catch (Exception gone) when (gone is ProjectFileException or DataFormatException or FileNotFoundException or SourceFailedException)
        {
            return Unreadable(project, gone);
        }
    }

    private static JsonHttpResult<Problem> Missing(string project) => Problems.NotFound($"There is no project '{project}' here; 'mainspring up' makes it known.");

    private static JsonHttpResult<Problem> Unreadable(string project, Exception why) => Problems.Conflict($"The project '{project}' cannot be read any more: {why.Message}");

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
