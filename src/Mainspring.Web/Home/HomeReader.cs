using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Pipelines.Runs;
using Mainspring.Web.Components;
using Mainspring.Web.Endpoints;
using Mainspring.Web.Layout;
using Mainspring.Web.Text;

namespace Mainspring.Web.Home;

/// <summary>Gathers the home page from the stages.</summary>
internal sealed class HomeReader(EndpointTable endpoints, IRegistryStore registry, ITrackingStore runs, IPipelineStore jobs)
{
    private const int MostTiles = 24;
    private const int MostEvents = 8;

    public async Task<HomeModel> ReadAsync(Reach reach, CancellationToken cancellation)
    {
        RegisteredModel[] models = [.. await registry.ListModelsAsync(MostTiles, seen: reach.Models, cancellation: cancellation)];
        ServedEndpoint[] served = [.. endpoints.All.Where(endpoint => endpoint.State.Endpoint.Models.All(reach.SeesModel))];
        IReadOnlyList<Run> recentRuns = (await runs.ListRunsAsync(new RunQuery { Seen = reach.Experiments, Limit = MostEvents }, cancellation)).Runs;
        IReadOnlyList<PipelineRun> recentJobs = (await jobs.ListAsync(new PipelineRunQuery { Limit = MostEvents })).Runs;
        var versions = new List<ModelVersion>();
        foreach (RegisteredModel model in models)
        {
            versions.AddRange(await registry.ListVersionsAsync(model.Name, 2, cancellation: cancellation));
        }

        IEnumerable<HomeEvent> happened = recentRuns.Select(Event).Concat(versions.Select(Event)).Concat(recentJobs.Where(job => job.State == RunState.Failed).Select(Event));
        return new HomeModel(
            await ReadTilesAsync(served, models, cancellation),
            [.. NeedsYou(served, recentJobs, recentRuns)],
            [.. happened.OrderByDescending(one => one.At).Take(MostEvents)]);
    }

    private async Task<IReadOnlyList<HomeTile>> ReadTilesAsync(IReadOnlyList<ServedEndpoint> served, IReadOnlyList<RegisteredModel> models, CancellationToken cancellation)
    {
        var tiles = new List<HomeTile>();
        foreach (ServedEndpoint endpoint in served.Take(MostTiles))
        {
            var snapshot = EndpointSnapshot.Of(endpoint);
            string model = snapshot.State.Endpoint.Model;
            int? number = snapshot.State.Deployment?.Model.Version;
            ModelVersion? version = number is { } known ? await registry.FindVersionAsync(model, new VersionReference.Number(known), cancellation) : null;
            string serving = number is null ? $"{model}: no version answers" : $"{(model == snapshot.Name ? "" : model + " ")}v{number} {snapshot.State.Endpoint.Default.Reference}";
            tiles.Add(new HomeTile(snapshot.Name, Link.To("endpoints", snapshot.Name), MainMetric(version), serving, snapshot));
        }

        foreach (RegisteredModel model in models.Where(model => !served.Any(endpoint => endpoint.State.Endpoint.Uses(model.Name))))
        {
            ModelVersion? version = await registry.FindVersionAsync(model.Name, new VersionReference.Latest(), cancellation);
            tiles.Add(new HomeTile(model.Name, Link.To("models", model.Name), MainMetric(version), version is null ? "no version yet" : $"v{version.Version}, not deployed", null));
        }

        return tiles;
    }

    private static IEnumerable<HomeEvent> NeedsYou(IReadOnlyList<ServedEndpoint> served, IReadOnlyList<PipelineRun> recentJobs, IReadOnlyList<Run> recentRuns)
    {
        foreach (ServedEndpoint endpoint in served.Where(endpoint => endpoint.State.Condition != EndpointCondition.Ready))
        {
            yield return new HomeEvent(endpoint.State.Endpoint.UpdatedAt, Tone.Bad, "alert-triangle", endpoint.Name, Link.To("endpoints", endpoint.Name), endpoint.State.Reason ?? "cannot answer as it should");
        }

        foreach (PipelineRun job in recentJobs.TakeWhile(job => job.State != RunState.Succeeded).Where(job => job.State == RunState.Failed))
        {
            yield return Event(job);
        }

        foreach (Run run in recentRuns.TakeWhile(run => run.Status != RunStatus.Finished).Where(run => run.Status == RunStatus.Failed))
        {
            yield return Event(run);
        }
    }

    private static (string, double)? MainMetric(ModelVersion? version) =>
        version is not null && MetricName.Main(version.Metrics.Keys) is { } key ? (MetricName.Of(key), version.Metrics[key]) : null;

    private static HomeEvent Event(Run run)
    {
        string score = MetricName.Main(run.Metrics.Keys) is { } key ? $", {MetricName.Of(key)} {Say.Number(run.Metrics[key].Value)}" : "";
        (Tone tone, string icon, string text) = run.Status switch
        {
            RunStatus.Finished => (Tone.Good, "circle-check", $"finished in {Say.Duration(run.EndedAt - run.StartedAt)}{score}"),
            RunStatus.Failed => (Tone.Bad, "circle-x", "failed"),
            RunStatus.Killed => (Tone.Warn, "player-stop", "was stopped"),
            _ => (Tone.Info, "loader-2", "is running"),
        };
        return new HomeEvent(run.EndedAt ?? run.StartedAt, tone, icon, run.Name, Link.To("runs", run.Id.Value), text);
    }

    private static HomeEvent Event(ModelVersion version) => new(
        version.CreatedAt, Tone.Info, "box", $"{version.Model} v{version.Version}", Link.To("models", version.Model), version.Aliases.Count == 0 ? "was registered" : $"was registered, now {string.Join(", ", version.Aliases)}");

    private static HomeEvent Event(PipelineRun job) => new(
        job.EndedAt ?? job.QueuedAt, Tone.Bad, "circle-x", $"{job.Pipeline} {job.Id[..8]}", Link.To("jobs", job.Id), job.Reason is null ? "failed" : $"failed: {job.Reason}");
}
