using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Charts.Lines;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Training;
using Mainspring.Web.Text;

namespace Mainspring.Web.Runs;

/// <summary>Gathers what the page of a run shows.</summary>
internal sealed class RunReader(ITrackingStore store, RunFiles runFiles, IArtifactStore artifacts)
{
    private const int MostPoints = 2000;
    private const int MostHistories = 6;
    private const long LargestText = 128 * 1024;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] ConfigurationNames = ["project.yaml", "project.json"];

    public async Task<RunModel> ReadAsync(Run run, CancellationToken cancellation)
    {
        IReadOnlyList<RunArtifact> files = await runFiles.ListAsync(run.Id, cancellation: cancellation);
        Evaluation? evaluation = await ReadEvaluationAsync(files, cancellation);
        return new RunModel(
            run,
            evaluation,
            evaluation is null ? [] : EvaluationCharts.Of(evaluation),
            await ReadHistoriesAsync(run, cancellation),
            files,
            await ReadConfigurationAsync(files, cancellation));
    }

    private async Task<Evaluation?> ReadEvaluationAsync(IReadOnlyList<RunArtifact> files, CancellationToken cancellation)
    {
        if (files.FirstOrDefault(file => file.Path.FileName == Evaluation.FileName) is not { } file
            || await artifacts.OpenAsync(file.Content.Hash, cancellation) is not { } stream)
        {
            return null;
        }

        await using (stream)
        {
            try
            {
                return await JsonSerializer.DeserializeAsync(stream, EvaluationJson.Default.Evaluation, cancellation);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

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

    private async Task<string?> ReadConfigurationAsync(IReadOnlyList<RunArtifact> files, CancellationToken cancellation)
    {
        RunArtifact? file = files.FirstOrDefault(file => ConfigurationNames.Contains(file.Path.Value) && file.Content.Bytes <= LargestText);
        if (file is null || await artifacts.OpenAsync(file.Content.Hash, cancellation) is not { } stream)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        string text = await reader.ReadToEndAsync(cancellation);
        return file.Path.Value.EndsWith(".json", StringComparison.Ordinal) ? Indented(text) : text;
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
