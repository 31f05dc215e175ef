using System.Globalization;
using Mainspring.Cli.Data;
using Mainspring.Cli.Projects;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Training;
using Mainspring.Pipelines.Faults;
using Mainspring.Pipelines.Processes;

namespace Mainspring.Cli.Training;

/// <summary><c>mainspring train</c>: trains in this process, records the run and registers the version through the API.</summary>
internal static class TrainVerb
{
    /// <summary>Fewer rows than this say little of a model: one row more or less right moves a share by more than three points.</summary>
    internal const int FewRows = 30;

    private static readonly Option<int?> Seed = new("--seed") { Description = "seed of the split and of the algorithm", HelpName = "number" };
    private static readonly Option<string> Name = new("--name") { Description = "name of the run [default: two words and a number]", HelpName = "text" };

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("train", "Train and judge the model of a project, and register it as a version.")
    {
        Examples =
        [
            new("mainspring train", "with project.yaml of this folder"),
            new("mainspring train --set train.parameters.max_depth=5", "override any value for this run"),
            new("mainspring train --seed 7 --json", "another draw; the result for scripts"),
        ],
        ExitCodes = "0 trained and passed the gate, 3 trained but the gate refused, 4 a data check failed, 65 project file or data invalid",
        Options = { ProjectOptions.File, ProjectOptions.Set, Seed, Name },
    }.Runs(TrainAsync);

    private static async Task<int> TrainAsync(Invocation invocation, CancellationToken cancellation)
    {
        var progress = new TrainingProgressLines(invocation.Terminal);
        ProjectFile project = ProjectOptions.Read(invocation, SeedOverrides(invocation));
        Place place = invocation.Place.Near(project.Folder);
        await ProjectPreparation.RunAsync(project, [], place, invocation.Terminal, cancellation);
        TrainingJob job = TrainingJob.Prepare(project, await new NamedData(place).FindAsync(project, cancellation), progress, cancellation);
        await using ServerSession session = await ServerSession.ConnectAsync(place, cancellation);
        RunInput input = await new TrainingInput(session.Client, place, invocation.Terminal).KeepAsync(job, cancellation);
        RunRecord record = await RunRecord.StartAsync(session.Client, job, input, invocation.Value(Name), cancellation);
        await using TrialRuns? trials = job.Spec.Tune is null && job.Spec.Candidates.Count == 0 ? null : new(session.Client, record.Run, TrialJournal.Open(place, job, input.Digest!));
        TrainingResult result = await TrainAsync(job, record, trials, progress, invocation.Terminal, cancellation);
        Print(invocation.Terminal, result);

        // To a job a refusal is a result, not a failure: the parent finds it in the JSON.
        return result.Gate.Passed || ChildChannel.IsOpen ? ExitCode.Ok : ExitCode.GateNotPassed;
    }

    private static async Task<TrainingResult> TrainAsync(TrainingJob job, RunRecord record, TrialRuns? trials, TrainingProgressLines progress, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            await record.PutChecksAsync(job.Checks, cancellation);
            Refuse(job.Checks, terminal);
            FaultPoint.Hit("train.fit");
            TrainingOutcome outcome = Trainer.Train(job.Spec, job.Table, progress, journal: trials, cancellation: cancellation);
            Warn(outcome, job.Spec.Target, terminal);
            await (trials?.WrittenAsync() ?? Task.CompletedTask);
            TrainingResult result = await record.FinishAsync(outcome, progress, cancellation);
            trials?.Complete();
            return result;
        }
        catch (Exception failure)
        {
            await record.FailAsync(failure);
            throw;
        }
    }

    /// <summary>Says which checks only warn, and stops when another failed.</summary>
    private static void Refuse(CheckReport checks, Terminal terminal)
    {
        foreach (CheckResult check in checks.Checks.Where(check => !check.Passed && check.Severity == "warn"))
        {
            terminal.Warning($"data check: {CheckReport.Told(check)}");
        }

        if (checks.Refusal is { } why)
        {
            throw new CommandFailure(ExitCode.DataCheckFailed, $"the data do not pass their checks: {why}");
        }
    }

    private static void Warn(TrainingOutcome outcome, string target, Terminal terminal)
    {
        if (outcome.SkippedRows > 0)
        {
            terminal.Warning($"{outcome.SkippedRows:N0} rows have no value of '{target}' and were left out");
        }

        if (outcome.Evaluation.FilteredRows is { } filtered)
        {
            terminal.Note($"{filtered:N0} rows of training did not pass features.filter and were left out");
        }

        foreach (ProfileWarning warning in outcome.Evaluation.Warnings ?? [])
        {
            terminal.Warning(warning.Message.TrimEnd('.'));
        }

        if (outcome.Evaluation.HoldoutRows < FewRows)
        {
            terminal.Warning($"only {outcome.Evaluation.HoldoutRows} held-out rows judge this model; its scores say little");
        }
    }

    private static string FoldsLine(FoldsResult folds)
    {
        IEnumerable<string> shown = HeadlineMetrics.Order(folds.Metrics.Keys).Take(3).Select(name => string.Create(CultureInfo.InvariantCulture, $"{name} {folds.Metrics[name].Mean:0.####} ± {folds.Metrics[name].Spread:0.####}"));
        return $"{string.Join(", ", shown)} on {folds.Folds} folds ({folds.Way}) of the rows of training";
    }

    private static string[] SeedOverrides(Invocation invocation) =>
        invocation.Value(Seed) is { } seed ? [$"train.seed={seed}", $"train.split.seed={seed}"] : [];

    private static void Print(Terminal terminal, TrainingResult result)
    {
        if (terminal.IsJson)
        {
            terminal.Json(result, TrainingResultJson.Default.TrainingResult);
            return;
        }

        terminal.Line($" {HeadlineMetrics.Of(result.Metrics.Holdout)} on rows it never saw");
        if (result.CrossValidation is { } folds)
        {
            terminal.Line($" {FoldsLine(folds)}");
        }

        foreach (GateRuleResult rule in result.Gate.Rules)
        {
            terminal.Line($" gate  {rule.Rule}   measured {rule.Value:0.####} {(rule.Passed ? "✔" : "✘")}{(rule.Note is null ? "" : $"   {rule.Note}")}");
        }

        string verdict = result.Alias is { } alias ? $"is {alias}" : "was refused by the gate";
        terminal.Line($" → {result.Model} v{result.Version} {verdict}.   Run {result.Run}, {result.Seconds:0.0} s");
        if (result.Release is { } release)
        {
            terminal.Line($"   it is tried beside the champion: 'mainspring releases show ENDPOINT' shows the evidence of release {release}");
        }
    }
}
