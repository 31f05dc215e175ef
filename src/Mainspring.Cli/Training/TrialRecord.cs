using Mainspring.Client;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Cli.Training;

/// <summary>Writes the trials of a search as runs below the run of the training.</summary>
internal static class TrialRecord
{
    /// <summary>The tag by which MLflow's pages show a run below another.</summary>
    private const string ParentTag = "mlflow.parentRunId";

    public static async Task WriteAsync(MainspringClient client, string experiment, RunInfo parent, Trial trial, CancellationToken cancellation)
    {
        RunInfo run = await client.Runs.StartAsync(
            new()
            {
                Experiment = experiment,
                Name = $"{parent.Name}-trial-{trial.Number}",
                Params = new Dictionary<string, string>(trial.Parameters) { ["algorithm"] = trial.Algorithm },
                Tags = new Dictionary<string, string> { [ParentTag] = parent.RunId, ["mainspring.trial"] = $"{trial.Number}", ["mainspring.pruned"] = trial.Pruned ? "true" : "false" },
            },
            cancellation);
        RunMetric[] metrics =
        [
            .. trial.Metrics.Where(metric => !double.IsNaN(metric.Value)).Select(metric => new RunMetric($"cv.{metric.Key}", metric.Value)),
            new("folds", trial.Folds),
            new("seconds", trial.Seconds),
        ];
        await client.Runs.LogAsync(run.RunId, new() { Metrics = metrics }, cancellation);
        await client.Runs.UpdateAsync(run.RunId, new(trial.Pruned ? "killed" : "finished"), cancellation);
    }
}
