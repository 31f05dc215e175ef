using Mainspring.Client;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Cli.Training;

/// <summary>One trial of a search as a run below the run of the training.</summary>
internal static class TrialRecord
{
    /// <summary>The tag by which MLflow's pages show a run below another.</summary>
    public const string ParentTag = "mlflow.parentRunId";

    /// <summary>The tag that has the number of the trial.</summary>
    public const string NumberTag = "mainspring.trial";

    /// <summary>Writes a trial that has no run yet.</summary>
    public static async Task WriteAsync(MainspringClient client, RunInfo parent, Trial trial)
    {
        RunInfo run = await client.Runs.StartAsync(new()
        {
            Experiment = parent.Experiment,
            Name = NameOf(parent, trial),
            Params = new Dictionary<string, string>(trial.Parameters) { ["algorithm"] = trial.Algorithm },
            Tags = new Dictionary<string, string> { [ParentTag] = parent.RunId, [NumberTag] = $"{trial.Number}", ["mainspring.pruned"] = trial.Pruned ? "true" : "false" },
        });
        await EndAsync(client, run.RunId, trial);
    }

    /// <summary>Puts the run of a trial below another run, and ends it where the process that wrote it did not come to that.</summary>
    public static async Task TakeOverAsync(MainspringClient client, RunInfo parent, RunInfo run, Trial trial)
    {
        if (run.Status == "running")
        {
            await EndAsync(client, run.RunId, trial);
        }

        await client.Runs.LogAsync(run.RunId, new() { Tags = new Dictionary<string, string> { [ParentTag] = parent.RunId } });
        await client.Runs.UpdateAsync(run.RunId, new(Name: NameOf(parent, trial)));
    }

    private static string NameOf(RunInfo parent, Trial trial) => $"{parent.Name}-trial-{trial.Number}";

    private static async Task EndAsync(MainspringClient client, string run, Trial trial)
    {
        RunMetric[] metrics =
        [
            .. trial.Metrics.Where(metric => !double.IsNaN(metric.Value)).Select(metric => new RunMetric($"cv.{metric.Key}", metric.Value)),
            new("folds", trial.Folds),
            new("seconds", trial.Seconds),
        ];
        await client.Runs.LogAsync(run, new() { Metrics = metrics });
        await client.Runs.UpdateAsync(run, new(trial.Pruned ? "killed" : "finished"));
    }
}
