using System.Globalization;
using System.Text.Json;
using Mainspring.Lifecycle.Identity;
using Mainspring.Pipelines.Running;
using Mainspring.Pipelines.Runs;
using Mainspring.Web.Components;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Mainspring.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Jobs;

/// <summary>The runs of pipelines: list, one with its steps and log, start, cancel.</summary>
internal static class JobsPages
{
    private const int PageSize = 30;
    private const int LogPage = 500;

    public static void MapJobs(this RouteGroupBuilder pages)
    {
        pages.MapGet("/jobs", ListAsync).Needs(Role.Viewer);
        pages.MapGet("/jobs/new", (PipelineQueue queue) => Answer.Page<NewJobPage, NewJobModel>(new NewJobModel([.. queue.Pipelines.Names], "", "{\"project\": \"project.yaml\"}", null))).Needs(Role.Viewer);
        pages.MapPost("/jobs", StartAsync).Needs(Role.Operator);
        pages.MapGet("/jobs/{job}", ShowAsync).Needs(Role.Viewer);
        pages.MapPost("/jobs/{job}/cancel", CancelAsync).Needs(Role.Operator);
        pages.MapGet("/live/jobs/{job}", (string job, HttpContext context, IPipelineStore store) =>
            LiveFragment.Stream<JobProgress, JobModel>(context, () => ReadAsync(job, store), model => model.Job.State.IsFinal())).Needs(Role.Viewer);
    }

    private static async Task<IResult> ListAsync(string? pipeline, long? before, IPipelineStore store, PipelineQueue queue)
    {
        string? wanted = string.IsNullOrEmpty(pipeline) ? null : pipeline;
        PipelineRunPage page = await store.ListAsync(new PipelineRunQuery { Pipeline = wanted, Limit = PageSize, Before = before });
        var links = new PageLinks(
            $"{page.Runs.Count} {(page.Runs.Count == 1 ? "job" : "jobs")}, newest first",
            before is null ? null : Link.With("/jobs", ("pipeline", wanted)),
            page.Next is { } next ? Link.With("/jobs", ("pipeline", wanted), ("before", next.ToString(CultureInfo.InvariantCulture))) : null);
        return Answer.Page<JobsPage, JobsModel>(new JobsModel(page.Runs, [.. queue.Pipelines.Names], wanted, links));
    }

    private static async Task<IResult> ShowAsync(string job, IPipelineStore store) =>
        await ReadAsync(job, store) is { } model ? Answer.Page<JobPage, JobModel>(model) : Answer.NotFound($"There is no job '{job}'.", "/jobs");

    private static async Task<IResult> StartAsync(IFormCollection form, PipelineQueue queue)
    {
        string pipeline = form["pipeline"].ToString();
        string arguments = form["arguments"].ToString().Trim();
        string? fault = queue.Pipelines.Find(pipeline) is null ? $"There is no pipeline '{pipeline}'." : FaultOf(arguments);
        return fault is null
            ? Answer.SeeOther(Link.To("jobs", (await queue.SubmitAsync(pipeline, arguments)).Id))
            : Answer.Page<NewJobPage, NewJobModel>(new NewJobModel([.. queue.Pipelines.Names], pipeline, arguments, fault), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> CancelAsync(string job, PipelineQueue queue) => await queue.CancelAsync(job) == CancelAnswer.NotFound
        ? Answer.NotFound($"There is no job '{job}'.", "/jobs")
        : Answer.SeeOther(Link.To("jobs", job));

    private static async Task<JobModel?> ReadAsync(string job, IPipelineStore store)
    {
        if (await store.FindAsync(job) is not { } run)
        {
            return null;
        }

        IReadOnlyList<LogLine> log = await store.ReadLogAsync(job, 0, LogPage + 1);
        return new JobModel(run, [.. log.Take(LogPage)], log.Count > LogPage);
    }

    private static string? FaultOf(string arguments)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(arguments);
            return document.RootElement.ValueKind == JsonValueKind.Object ? null : "The arguments must be a JSON object, such as {\"project\": \"project.yaml\"}.";
        }
        catch (JsonException broken)
        {
            return $"The arguments are not JSON: {broken.Message}";
        }
    }
}
