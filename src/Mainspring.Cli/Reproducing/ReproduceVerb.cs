using System.Globalization;
using Mainspring.Cli.Training;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Cli.Reproducing;

/// <summary><c>mainspring reproduce RUN</c>: trains again from what a run recorded and compares the model byte for byte. Nothing is registered.</summary>
internal static class ReproduceVerb
{
    private const string IdentityTag = "mainspring.model_identity";

    private static readonly Argument<string> Run = new("run") { Description = "name, id or the beginning of an id" };
    private static readonly Option<string> DataFile = new("--data") { Description = "a file with the bytes that the run learned from, when they are no longer where it found them", HelpName = "file" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var verb = new VerbCommand("reproduce", "Train a run again from its recorded data, project and seed, and compare model and metrics.")
        {
            Examples =
            [
                new("mainspring reproduce brave-otter-14", "the run of that name"),
                new("mainspring reproduce brave-otter-14 --data old/customers.csv", "with the data from elsewhere; its hash must be the recorded one"),
            ],
            ExitCodes = "0 the same to the byte, 1 something differs or the data are gone, 6 no such run, 65 the run is no training",
        };
        verb.Add(Run);
        verb.Add(DataFile);
        return verb.Runs(ReproduceAsync);
    }

    private static async Task<int> ReproduceAsync(Invocation invocation, CancellationToken cancellation)
    {
        var progress = new TrainingProgressLines(invocation.Terminal);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        RunInfo run = await session.Client.Runs.GetAsync(invocation.Value(Run)!, cancellation);
        (TrainingJob job, string data) = await new RecordedTraining(session, invocation.Place, run).PrepareAsync(invocation.Value(DataFile), progress, cancellation);
        TrainingOutcome outcome = Trainer.Train(job.Spec, job.Table, progress, cancellation: cancellation);
        ReproductionResult result = Compare(run, data, outcome);
        Print(invocation.Terminal, result);
        return result.Reproduced ? ExitCode.Ok : ExitCode.Failed;
    }

    private static ReproductionResult Compare(RunInfo run, string data, TrainingOutcome outcome)
    {
        var identity = new RecordedAndAgain(run.Tags.GetValueOrDefault(IdentityTag), outcome.Model.Identity);
        var code = new RecordedAndAgain(run.Tags.GetValueOrDefault(ProgramCode.Tag), ProgramCode.Now);
        MetricAgain[] metrics = [.. Metrics(outcome).Select(metric => Again(metric.Name, run.Metrics.TryGetValue(metric.Name, out double recorded) ? recorded : null, metric.Value))];
        string[] differences =
        [
            .. identity.Recorded is null ? ["the run did not record the identity of its model"] : identity.Recorded != identity.Again ? [$"the model has other bytes: {identity.Again![..12]}… where {identity.Recorded[..Math.Min(12, identity.Recorded.Length)]}… was recorded"] : Array.Empty<string>(),
            .. metrics.Where(metric => !metric.Equal).Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Name} is {metric.Again:R} where {(metric.Recorded is { } value ? value.ToString("R", CultureInfo.InvariantCulture) : "nothing")} was recorded")),
        ];
        if (differences.Length > 0 && code.Recorded != code.Again)
        {
            differences = [.. differences, $"the program is another: {code.Again} where {code.Recorded ?? "none"} was recorded; use the recorded one to get the recorded model"];
        }

        return new(run.RunId, run.Name, differences.Length == 0, data, identity, code, metrics, differences);
    }

    private static IEnumerable<(string Name, double Value)> Metrics(TrainingOutcome outcome) =>
        outcome.Evaluation.Holdout.Select(metric => (metric.Key, metric.Value)).Concat(outcome.Evaluation.Train.Select(metric => ($"train.{metric.Key}", metric.Value))).Where(metric => !double.IsNaN(metric.Item2));

    private static MetricAgain Again(string name, double? recorded, double again) => new(name, recorded, again, recorded == again);

    private static void Print(Terminal terminal, ReproductionResult result)
    {
        if (terminal.IsJson)
        {
            terminal.Json(result, ReproductionJson.Default.ReproductionResult);
            return;
        }

        foreach (string difference in result.Differences)
        {
            terminal.Line($" ✘ {difference}");
        }

        if (result.Reproduced)
        {
            terminal.Line($" ✔ {result.Run} again from {result.Data}: the same model, {result.Identity.Again![..12]}…, and the same {result.Metrics.Count} metrics");
        }
    }
}
