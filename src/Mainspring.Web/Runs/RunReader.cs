using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Mainspring.Charts.Lines;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Cards;
using Mainspring.Web.Runs.Files;
using Mainspring.Web.Text;

namespace Mainspring.Web.Runs;

/// <summary>Gathers what the page of a run shows.</summary>
internal sealed class RunReader(ITrackingStore store, FilesReader files, IArtifactTree tree, IArtifactStore artifacts)
{
    private const int MostPoints = 2000;
    private const int MostHistories = 6;
    private const int MostMetrics = 60;
    private const long LargestText = 128 * 1024;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] ConfigurationNames = ["project.yaml", "project.json"];

    public async Task<RunModel> ReadAsync(Run run, Reach reach, CancellationToken cancellation)
    {
        Evaluation? evaluation = await ReadEvaluationAsync(run, cancellation);
        FilesModel? top = await files.ReadAsync(run, null, null, cancellation);
        return new RunModel(
            run,
            evaluation,
            await ReadJsonAsync(run, CheckReport.FileName, CheckJson.Default.CheckReport, cancellation),
            evaluation is null ? [] : EvaluationCharts.Of(evaluation),
            await ReadFiguresAsync(run, evaluation, cancellation),
            top?.Entries ?? [],
            await ReadConfigurationAsync(run, cancellation),
            [.. (await store.ListExperimentsAsync(cancellation)).Where(experiment => experiment.Id != run.ExperimentId && reach.RoleOnExperiment(experiment.Id) >= Role.Editor)]);
    }

    /// <summary>The metrics of a run as they stand now.</summary>
    public async Task<RunFiguresModel> ReadFiguresAsync(Run run, CancellationToken cancellation) =>
        await ReadFiguresAsync(run, await ReadEvaluationAsync(run, cancellation), cancellation);

    private async Task<RunFiguresModel> ReadFiguresAsync(Run run, Evaluation? evaluation, CancellationToken cancellation)
    {
        IReadOnlyList<(string, double, double?)> metrics = evaluation is not null
            ? [.. MetricName.Order([.. evaluation.Holdout.Keys]).Select(name => (name, evaluation.Holdout[name], evaluation.Train.TryGetValue(name, out double train) ? train : (double?)null))]
            : [.. MetricName.Order([.. run.Metrics.Keys]).Take(MostMetrics).Select(name => (name, run.Metrics[name].Value, (double?)null))];
        bool ended = run.Status is RunStatus.Finished or RunStatus.Failed or RunStatus.Killed;
        return new(metrics, evaluation is not null, await ReadHistoriesAsync(run, cancellation), ended);
    }

    /// <summary>How the model of a run did on the hold-out; null when the run did not record that.</summary>
    public Task<Evaluation?> ReadEvaluationAsync(Run run, CancellationToken cancellation) => ReadJsonAsync(run, Evaluation.FileName, EvaluationJson.Default.Evaluation, cancellation);

    /// <summary>Null when the run has no such file, or it holds something else.</summary>
    private async Task<T?> ReadJsonAsync<T>(Run run, string name, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        if (await OpenAsync(run, name, long.MaxValue, cancellation) is not { } stream)
        {
            return null;
        }

        await using (stream)
        {
            try
            {
                return await JsonSerializer.DeserializeAsync(stream, type, cancellation);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    private async Task<Stream?> OpenAsync(Run run, string name, long largest, CancellationToken cancellation) =>
        await tree.FindAsync(ArtifactPath.Parse(name).Below(run.ArtifactRoot), cancellation) is { } file && file.Content.Bytes <= largest
            ? await artifacts.OpenAsync(file.Content.Hash, cancellation)
            : null;

    private async Task<IReadOnlyList<LineChart>> ReadHistoriesAsync(Run run, CancellationToken cancellation)
    {
        var charts = new List<LineChart>();
        foreach (string key in MetricName.Order([.. run.Metrics.Keys.Where(key => run.Metrics[key].Step > 0)]).Take(MostHistories))
        {
            IReadOnlyList<MetricPoint> points = (await store.ReadHistoryAsync(run.Id, key, MostPoints, cancellation: cancellation)).Points;
            charts.Add(new LineChart
            {
                Title = key,
                LabelX = "step",
                Width = 360,
                Height = 220,
                Series = [new LineSeries(key, [.. points.Select(point => (double)point.Step)], [.. points.Select(point => point.Value)])],
            });
        }

        return charts;
    }

    private async Task<string?> ReadConfigurationAsync(Run run, CancellationToken cancellation)
    {
        foreach (string name in ConfigurationNames)
        {
            if (await OpenAsync(run, name, LargestText, cancellation) is { } stream)
            {
                using var reader = new StreamReader(stream);
                string text = await reader.ReadToEndAsync(cancellation);
                return name.EndsWith(".json", StringComparison.Ordinal) ? Indented(text) : text;
            }
        }

        return null;
    }

    private static string Indented(string json)
    {
        try
        {
            return JsonNode.Parse(json)?.ToJsonString(Readable) ?? json;
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
