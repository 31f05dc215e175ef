using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Search;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Components;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Traces;

/// <summary>The list of traces, and a trace.</summary>
internal static class TracesPages
{
    private const string Section = "/traces";
    private const int PageSize = 50;

    public static void MapTracePages(this RouteGroupBuilder pages)
    {
        pages.MapGet(Section, ListAsync).Needs(Role.Viewer);
        pages.MapGet($"{Section}/{{trace}}", ShowAsync).Needs(Role.Viewer);
    }

    private static async Task<IResult> ListAsync(string? experiment, string? filter, string? after, HttpContext context, ITraceStore traces, ITrackingStore runs, CancellationToken cancellation)
    {
        ExperimentSummary[] experiments = [.. (await runs.ListExperimentsAsync(cancellation)).Where(one => context.Reach().SeesExperiment(one.Id))];
        string? wanted = string.IsNullOrEmpty(experiment) ? null : experiment;
        TraceCursor? cursor = TraceCursor.TryParse(after, out TraceCursor? place) ? place : null;
        (Filter parsed, string? fault) = Read(filter);
        TracePage page = fault is not null ? new([], null) : await traces.SearchAsync(
            new() { Experiments = [.. experiments.Where(one => wanted is null || one.Name == wanted).Select(one => one.Id)], Filter = parsed, Limit = PageSize, After = cursor }, cancellation);
        var links = new PageLinks(
            $"{page.Traces.Count} {(page.Traces.Count == 1 ? "trace" : "traces")}, newest first",
            cursor is null ? null : Link.With(Section, ("experiment", wanted), ("filter", filter)),
            page.Next is null ? null : Link.With(Section, ("experiment", wanted), ("filter", filter), ("after", page.Next.ToString())));
        return Answer.Page<TracesPage, TracesModel>(new(page.Traces, experiments, wanted, filter, fault, $"{context.Request.Scheme}://{context.Request.Host}", links));
    }

    private static async Task<IResult> ShowAsync(string trace, ITraceStore traces, ITrackingStore runs, TraceReader reader, CancellationToken cancellation)
    {
        if (!TraceId.TryParse(trace, out TraceId? id) || await traces.FindAsync(id, cancellation) is not { } found)
        {
            return Answer.NotFound($"There is no trace '{trace}'.", Section);
        }

        ExperimentSummary? experiment = (await runs.ListExperimentsAsync(cancellation)).FirstOrDefault(one => one.Id == found.ExperimentId);
        return Answer.Page<TracePageView, TraceModel>(new(found, experiment?.Name ?? "deleted experiment", await reader.ReadAsync(found, wait: false, cancellation)));
    }

    private static (Filter Filter, string? Fault) Read(string? text)
    {
        try
        {
            return (TraceFilters.Parse(text), null);
        }
        catch (FilterException unfit)
        {
            return (Filter.Everything, unfit.Message);
        }
    }
}
