using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Search;

/// <summary>The search box: runs by name or id, models, endpoints, data sets and experiments by a part of their name.</summary>
internal static class SearchPages
{
    private const int MostNames = 1000;
    private const int MostOfAKind = 20;

    public static void MapSearch(this RouteGroupBuilder pages) => pages.MapGet("/search", SearchAsync).Needs(Role.Viewer);

    private static async Task<IResult> SearchAsync(string? q, HttpContext context, ITrackingStore runs, IRegistryStore models, EndpointTable endpoints, IDatasetStore datasets, CancellationToken cancellation)
    {
        string text = (q ?? "").Trim();
        if (text.Length == 0)
        {
            return Answer.Page<SearchPage, SearchModel>(new SearchModel("", []));
        }

        Reach reach = context.Reach();
        IEnumerable<Run> found = await runs.LookUpRunAsync(text, reach.Experiments, cancellation) switch
        {
            RunLookup.Found(var run) => [run],
            RunLookup.Several(var several) => several,
            _ => [],
        };
        IReadOnlyList<RegisteredModel> all = await models.ListModelsAsync(MostNames, seen: reach.Models, cancellation: cancellation);
        IReadOnlyList<DatasetVersion> data = await datasets.ListAsync(MostNames, cancellation: cancellation);
        IReadOnlyList<ExperimentSummary> experiments = await runs.ListExperimentsAsync(cancellation);
        SearchHit[] hits =
        [
            .. found.Select(run => new SearchHit("run", "activity", run.Name, Link.To("runs", run.Id.Value), $"of {run.Experiment}")),
            .. all.Where(model => Matches(model.Name)).Take(MostOfAKind).Select(model => new SearchHit("model", "box", model.Name, Link.To("models", model.Name), model.Versions == 0 ? "no version yet" : $"v{model.LatestVersion}")),
            .. endpoints.All.Where(endpoint => endpoint.State.Endpoint.Models.All(reach.SeesModel) && Matches(endpoint.Name)).Take(MostOfAKind).Select(endpoint => new SearchHit("endpoint", "api", endpoint.Name, Link.To("endpoints", endpoint.Name), endpoint.State.Endpoint.Model)),
            .. data.Where(dataset => Matches(dataset.Name)).Take(MostOfAKind).Select(dataset => new SearchHit("data set", "database", dataset.Name, Link.To("data", dataset.Name), $"v{dataset.Version}")),
            .. experiments.Where(experiment => reach.SeesExperiment(experiment.Id) && Matches(experiment.Name)).Take(MostOfAKind).Select(experiment => new SearchHit("experiment", "activity", experiment.Name, Link.With("/runs", ("experiment", experiment.Name)), $"{experiment.Runs} runs")),
        ];
        return Answer.Page<SearchPage, SearchModel>(new SearchModel(text, hits));

        bool Matches(string name) => name.Contains(text, StringComparison.OrdinalIgnoreCase);
    }
}
