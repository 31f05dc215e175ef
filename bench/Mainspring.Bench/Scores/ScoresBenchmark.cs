using System.Diagnostics;
using System.Globalization;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training;
using Mainspring.Server.Projects;

namespace Mainspring.Bench.Scores;

/// <summary>What defaults with thirty trials reach on public data sets: the mean over five hold-outs, each the rows whose number modulo 5 is one fold.</summary>
internal static class ScoresBenchmark
{
    private const int Folds = 5;
    private const string Usage = "scores: name the folder of data sets (--data FOLDER) and, if you like, sets, --set values, how many of the five folds are held out (--folds 2) and -v";

    /// <summary>Prints a line a data set; 1 when a limit is missed.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        string folder = After(args, "--data") ?? "../shared/data";
        if (!Directory.Exists(folder))
        {
            Console.WriteLine(Usage);
            return Task.FromResult(2);
        }

        string[] overrides = [.. args.Select((text, i) => (text, i)).Where(pair => pair.i > 0 && args[pair.i - 1] == "--set").Select(pair => pair.text)];
        ReferenceSet[] sets = [.. ReferenceSet.All.Where(set => args.Contains(set.Name))];
        bool passed = true;
        foreach (ReferenceSet set in sets.Length > 0 ? sets : ReferenceSet.All)
        {
            passed &= Measure(set, folder, overrides, int.Parse(After(args, "--folds") ?? "5", CultureInfo.InvariantCulture), verbose: args.Contains("-v"));
        }

        return Task.FromResult(passed ? 0 : 1);
    }

    private static bool Measure(ReferenceSet set, string folder, string[] overrides, int folds, bool verbose)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, set.Project(folder));
        var found = new List<IReadOnlyDictionary<string, double>>();
        long started = Stopwatch.GetTimestamp();
        for (int fold = 0; fold < folds; fold++)
        {
            TrainingOutcome outcome = Train(file, ["train.tune.trials=30", $"train.split.row_modulo={Folds}", $"train.split.fold={fold}", .. overrides]);
            found.Add(outcome.Evaluation.Holdout);
            if (verbose)
            {
                Console.WriteLine($"  fold {fold}: {outcome.Model.Algorithm} {string.Join(", ", outcome.Evaluation.Holdout.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key} {metric.Value:0.####}")))}; {string.Join(' ', outcome.Parameters.Select(pair => $"{pair.Key}={pair.Value}"))}");
                Console.WriteLine($"    {string.Join("; ", (outcome.Evaluation.Trials ?? []).GroupBy(trial => $"{trial.Algorithm}{(trial.LogTarget ? " of the logarithm" : "")}").Select(own => string.Create(CultureInfo.InvariantCulture, $"{own.Key}: {own.Count()} trials, {own.Count(trial => trial.Pruned)} stopped, {own.Sum(trial => trial.Seconds):0.0} s, best {own.Min(trial => trial.Metrics[MetricNames.ChoiceOf(outcome.Evaluation.Task)]):0.#####}")))}");
            }
        }

        File.Delete(file);
        bool passed = true;
        foreach ((string metric, double limit) in set.Limits)
        {
            double mean = found.Average(metrics => metrics[metric]);
            bool holds = MetricNames.IsLoss(metric) ? mean <= limit : mean >= limit;
            passed &= holds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"scores: {set.Name} {metric} {mean:0.####} (limit {limit}, {string.Join(' ', found.Select(metrics => metrics[metric].ToString("0.####", CultureInfo.InvariantCulture)))}) {(holds ? "holds" : "MISSED")}, {Stopwatch.GetElapsedTime(started).TotalSeconds / folds:0.0} s a fold"));
        }

        return passed;
    }

    private static TrainingOutcome Train(string file, string[] overrides)
    {
        ProjectFile project = new ProjectReader(ProjectSections.Layout).Read(file, overrides);
        Table table = ProjectData.Read(project, new Snapshot(project.Section<DataSection>().Source, Path.GetFileName(project.Section<DataSection>().Source), project.Section<DataSection>().Source));
        return Trainer.Train(TrainingSpecs.Of(ProjectInference.Resolve(project, table), table), table);
    }

    private static string? After(string[] args, string option) => Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
