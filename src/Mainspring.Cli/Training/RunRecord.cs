using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;
using Mainspring.Learning.Models;
using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Cards;
using Mainspring.Lifecycle.Training.Folds;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Cli.Training;

/// <summary>
/// What the platform keeps of one training, written through the API: the run from its start, so that it is seen while it works, then
/// metrics, files and the registered version.
/// </summary>
internal sealed class RunRecord
{
    private const string ModelFolder = "model";

    private readonly MainspringClient _client;
    private readonly TrainingJob _job;
    private readonly RunInput _input;
    private readonly RunInfo _run;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private bool _ended;

    private RunRecord(MainspringClient client, TrainingJob job, RunInput input, RunInfo run) => (_client, _job, _input, _run) = (client, job, input, run);

    /// <summary>The run as it started.</summary>
    public RunInfo Run => _run;

    /// <summary>Starts the run.</summary>
    public static async Task<RunRecord> StartAsync(MainspringClient client, TrainingJob job, RunInput input, string? name, CancellationToken cancellation)
    {
        RunInfo run = await client.Runs.StartAsync(
            new()
            {
                Experiment = job.Project.Name,
                Name = name,
                Params = ParametersOf(job),
                Tags = new Dictionary<string, string>
                {
                    ["mainspring.project"] = job.Project.Name,
                    ["mainspring.data"] = job.Source.Version ?? job.Project.Reference("data.source") ?? job.Source.Origin,
                    [ProgramCode.Tag] = ProgramCode.Now,
                    ["mainspring.rows"] = job.Table.RowCount.ToString(CultureInfo.InvariantCulture),
                },
            },
            cancellation);
        await client.Runs.LogInputsAsync(run.RunId, [input], cancellation);
        ChildChannel.Note("run_id", run.RunId);
        return new(client, job, input, run);
    }

    /// <summary>Records the outcome, registers the version and, when the gate lets it pass, makes it the one that endpoints follow.</summary>
    public async Task<TrainingResult> FinishAsync(TrainingOutcome outcome, IProgress<TrainingStage> progress, CancellationToken cancellation)
    {
        progress.Report(new("record", 0, "metrics and files"));
        string alias = _job.Project.Section<DeploySection>().Endpoint.Alias;
        outcome = outcome with { Evaluation = outcome.Evaluation with { Champion = await Champion.CompareAsync(_client, _job.Project.Name, alias, outcome.Holdout, cancellation) } };
        GateVerdict gate = Judge(outcome);
        await _client.Runs.LogAsync(_run.RunId, EntriesOf(outcome), cancellation);
        await PutFilesAsync(outcome, gate, cancellation);
        ModelVersionInfo version = await _client.Models.RegisterAsync(_job.Project.Name, new(_run.RunId, ModelFolder), cancellation);
        await _client.Runs.UpdateAsync(_run.RunId, new("finished"), cancellation);
        _ended = true;
        (string? given, string? release) = gate.Passed ? await new Promotion(_client, _job.Project).FollowAsync(version, cancellation) : (null, null);

        progress.Report(new("record", 1, $"{version.Model} v{version.Version}"));
        return new(
            _run.RunId,
            _run.Name,
            version.Model,
            version.Version,
            given,
            outcome.Model.Identity,
            outcome.Model.Algorithm,
            new(outcome.Evaluation.Train, outcome.Evaluation.Holdout),
            outcome.Evaluation.CrossValidation is { } folds ? new(folds.Way, folds.Folds, folds.Metrics.ToDictionary(metric => metric.Key, metric => new FoldMetric(metric.Value.Mean, metric.Value.Spread))) : null,
            outcome.Evaluation.Trials?.Count,
            outcome.Evaluation.Warnings ?? [],
            new(gate.Passed, [.. gate.Rules.Select(rule => new GateRuleResult(rule.Rule, rule.Value, rule.Passed, rule.Note))]),
            TimeProvider.System.GetElapsedTime(_started).TotalSeconds)
        {
            Release = release,
        };
    }

    /// <summary>Keeps what came of the checks of the data; nothing when there are none.</summary>
    public async Task PutChecksAsync(CheckReport checks, CancellationToken cancellation)
    {
        if (checks.Checks.Count > 0)
        {
            await PutAsync(CheckReport.FileName, JsonSerializer.SerializeToUtf8Bytes(checks, CheckJson.Default.CheckReport), cancellation);
        }
    }

    /// <summary>Ends the run as failed, with the reason. A run that is finished stays so.</summary>
    public async Task FailAsync(Exception failure)
    {
        if (!_ended)
        {
            bool stopped = failure is OperationCanceledException;
            await _client.Runs.LogAsync(_run.RunId, new() { Tags = new Dictionary<string, string> { ["failure"] = stopped ? "It was stopped." : failure.Message } }, CancellationToken.None);
            await _client.Runs.UpdateAsync(_run.RunId, new(stopped ? "killed" : "failed"), CancellationToken.None);
        }
    }

    private GateVerdict Judge(TrainingOutcome outcome)
    {
        IReadOnlyList<GateRule> rules = _job.Project.Section<GateSection>().Require;
        double? latency = rules.Any(rule => rule.Metric == GateRule.Latency) ? LatencyProbe.Measure(outcome.Model, outcome.Holdout, TimeProvider.System) : null;
        return GateVerdict.Of(rules, new(outcome.Evaluation.Holdout, outcome.Evaluation.Slices ?? [], outcome.Evaluation.Champion, latency));
    }

    private static Dictionary<string, string> ParametersOf(TrainingJob job)
    {
        var parameters = new Dictionary<string, string>
        {
            ["target"] = job.Spec.Target,
            ["split.test"] = job.Spec.HoldoutShare.ToString("R", CultureInfo.InvariantCulture),
            ["split.seed"] = job.Spec.SplitSeed.ToString(CultureInfo.InvariantCulture),
            ["seed"] = job.Spec.Seed.ToString(CultureInfo.InvariantCulture),
        };
        if (job.Spec.Filters.Count > 0)
        {
            parameters["features.filter"] = string.Join(" and ", job.Spec.Filters.Select(filter => $"({filter})"));
        }

        return parameters;
    }

    private static RunEntries EntriesOf(TrainingOutcome outcome) => new()
    {
        Params = new Dictionary<string, string>(outcome.Parameters.ToDictionary()) { ["algorithm"] = outcome.Model.Algorithm },
        Metrics =
        [
            .. outcome.Evaluation.Holdout.Select(metric => new RunMetric(metric.Key, metric.Value)),
            .. outcome.Evaluation.Train.Select(metric => new RunMetric($"train.{metric.Key}", metric.Value)),
            .. FoldMetrics(outcome.Evaluation.CrossValidation),
        ],
        Tags = TagsOf(outcome),
    };

    private static Dictionary<string, string> TagsOf(TrainingOutcome outcome)
    {
        var tags = new Dictionary<string, string> { ["mainspring.model_identity"] = outcome.Model.Identity };
        if (outcome.Evaluation.FilteredRows is { } filtered)
        {
            tags["mainspring.filtered_rows"] = filtered.ToString(CultureInfo.InvariantCulture);
        }

        return tags;
    }

    private static IEnumerable<RunMetric> FoldMetrics(CrossValidation? validation) => validation is null
        ? []
        : validation.Metrics.SelectMany(metric => (RunMetric[])[new($"cv.{metric.Key}", metric.Value.Mean), new($"cv.{metric.Key}.spread", metric.Value.Spread)]).Where(metric => metric.Value is { } value && !double.IsNaN(value));

    private async Task PutFilesAsync(TrainingOutcome outcome, GateVerdict gate, CancellationToken cancellation)
    {
        await PutAsync(Evaluation.FileName, JsonSerializer.SerializeToUtf8Bytes(outcome.Evaluation, EvaluationJson.Default.Evaluation), cancellation);
        await PutAsync("project.json", ProjectJson(), cancellation);
        foreach ((string name, string svg) in EvaluationCharts.Files(outcome.Evaluation))
        {
            await PutAsync($"charts/{name}", Encoding.UTF8.GetBytes(svg), cancellation);
        }

        ModelCard card = RunCard.Of(_job, _input, _run, outcome, gate);
        await PutAsync($"{ModelFolder}/{ModelCard.MarkdownFile}", Encoding.UTF8.GetBytes(ModelCardMarkdown.Write(card)), cancellation);
        await PutAsync($"{ModelFolder}/{ModelCard.HtmlFile}", Encoding.UTF8.GetBytes(ModelCardHtml.Write(card)), cancellation);
        string folder = Directory.CreateTempSubdirectory("mainspring-model-").FullName;
        try
        {
            foreach (ModelFile file in ModelDirectory.Write(folder, outcome.Model, new(_run.RunId, _run.StartedAt)))
            {
                await using FileStream stream = File.OpenRead(Path.Combine(folder, file.Path));
                await _client.Runs.PutArtifactAsync(_run.RunId, $"{ModelFolder}/{file.Path}", stream, cancellation);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private byte[] ProjectJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            _job.Project.ToJson().WriteTo(writer);
        }

        return stream.ToArray();
    }

    private async Task PutAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(bytes);
        await _client.Runs.PutArtifactAsync(_run.RunId, path, stream, cancellation);
    }
}
